"""For weighing the words around a name: titles, kin, verbs, small words."""

from trousseau.veil.folding import word_set

# All spellings are folded (no capitals, no accents).
TITLES = word_set(
    "m mr mme mlle mlles mmes mrs monsieur madame mademoiselle messieurs mesdames dr docteur maitre pr professeur soeur pere brigadier commandant capitaine lieutenant adjudant imam pasteur"
)
LONG_TITLES = TITLES - word_set("soeur pere imam pasteur")
KIN = word_set(
    "fils fille filles mere pere frere freres soeur soeurs cousin cousine tante oncle neveu niece mari femme epouse epoux "
    "conjoint compagnon compagne copain copine ami amie ex maman papa mamie papi grand-mere grand-pere belle-mere beau-pere "
    "beau-frere belle-soeur enfant enfants bebe petit petite jeune jeunes ado gamin gamine famille familles couple collegue "
    "gardien gardienne voisin voisine voisins educateur educatrice animateur animatrice mediateur mediatrice benevole "
    "stagiaire conseillere conseiller directeur directrice principal principale cpe avocat avocate juge infirmiere "
    "infirmier puericultrice assistante prof maitresse instit eleve locataire usager nomme nommee surnomme surnommee "
    "prenom appele appelee jumeau jumelle jumeaux marraine parrain tonton tata patron patronne chef responsable gars "
    "dame aine commissaire adjointe adjoint agent facteur ainee cadet cadette certain certaine bande clan fratrie freres accompagnante referente referent coordinatrice coordinateur"
)
# Words that announce a name almost surely.
NAMING = word_set(
    "nee appelle appelles appelait appellent prenomme nomme nommee surnomme surnommee prenom signe dit alias surnom"
)
ADDRESSING = word_set(
    "bonjour bonsoir salut coucou cher chere merci bjr bsr slt hello bises bisous bise amicalement cordialement amities"
)
DETERMINERS = word_set(
    "le la les un une des du au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs l "
    "quel quelle quels quelles chaque aucun aucune plusieurs quelques deux trois quatre cinq six dix cent mille l' d'un d'une"
)
PRONOUNS = word_set(
    "je j' j tu il elle on nous vous ils elles ne n' n me m' m te t' t se s' s y lui ca qui"
)
SMALL_WORDS = (
    DETERMINERS
    | PRONOUNS
    | word_set(
        "et ou mais donc or ni car que qu' quand comme si a de d' d en dans par pour sur sous avec sans chez vers entre contre "
        "depuis avant apres pas plus non oui est sont ai as ont avait etait c' c puis alors mme"
    )
)
BEFORE_PERSON = word_set(
    "avec chez et pour par contre que qu' selon voir vu vus vue appelle appelle appeler rappeler rencontre rencontrer recu remercier orienter accompagner accompagne voici voila cc"
)
VERBS_AFTER = word_set(
    "a est dit veut m' m me ne n' n vient demande habite avait etait s' s se va fait doit peut part revient raconte explique "
    "refuse accepte pleure crie appelle arrive attend pense croit sait parle repond reste travaille vit dort boit voulait "
    "disait venait pleurait criait attendait parlait travaille cherche prend tient lui nous vous leur y en sera serait "
    "aussi ont etaient passe propose avoue insiste souhaite tousse chuchote postule garde accuse donne amene ramene avais "
    "n'est n'a m'a s'est qui"
)
PARTICLES = word_set(
    "de da do dos del della di du la le les el al ben bin bint van von der den ait ould oulad abd abdel abou abu oum m'hamed mac mc saint st bou sidi ibn d' l' n' o'"
)
PLACE_BEFORE = word_set(
    "a de d' en sur vers depuis jusqu' entre pres habite ville quartier cite commune ne nee gare mairie centre-ville au prefecture maire tribunal banlieue region"
)
PLACE_STRONG = word_set(
    "a en sur vers quitter quitte habite gare mairie ville commune commissariat prefecture sous-prefecture tribunal hopital centre-ville maire"
)
SPEAKING = word_set(
    "dit dire demande demander parle parler donne donner rappelle telephone telephoner ecrit ecrire explique propose repond promis annonce propose rendre confie confier montre montrer remis appartient grace quant face"
)
