"""The six questions: each is a chapter, a colour, a key with its own bit, a way into the keys."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """One of the six questions; `bit` names the shape of its key, never shown by colour alone."""

    number: int
    name: str
    bit: str
    full: str
    short: str
    intro: str

    def __str__(self) -> str:
        return f"{self.number} · {self.name}"


QUESTIONS: tuple[Question, ...] = (
    Question(
        1,
        "Médiation",
        "le tiers",
        "Qu’est-ce qui relève de la médiation dans nos pratiques\u202f?",
        "Est-ce de la médiation\u202f?",
        "Reconnaître ce qui est de la médiation, ce qui l’entoure, et ce qui n’en est pas.",
    ),
    Question(
        2,
        "Distance",
        "l’écart",
        "Quelle juste distance observer avec le public suivi\u202f?",
        "Trop près, trop loin, ça va\u202f?",
        "Rester proche sans se laisser emporter, et savoir dire où la proximité s’arrête.",
    ),
    Question(
        3,
        "Demande",
        "le biais",
        "Quelle réponse face à une demande faussée\u202f?",
        "Démêler la demande",
        "Entendre qui demande, pour qui, à qui, et ce que la demande ne dit pas.",
    ),
    Question(
        4,
        "Autonomie",
        "les marches",
        "Comment développer l’autonomie des personnes cumulant des difficultés\u202f?",
        "Qui tient le stylo\u202f?",
        "Passer de faire pour à faire avec, marche par marche, au rythme de la personne.",
    ),
    Question(
        5,
        "Partenaires",
        "les ponts",
        "Qui sont les partenaires principaux\u202f?",
        "Qui appeler, pour quoi\u202f?",
        "Savoir qui fait quoi, et orienter vers un visage plutôt que vers un sigle.",
    ),
    Question(
        6,
        "Confidentialité",
        "la chambre",
        "Comment appréhender sereinement les notions de confidentialité"
        " et de secret professionnel\u202f?",
        "Puis-je le partager\u202f?",
        "Décider ce que l’on garde, ce que l’on partage, avec qui, et le dire à la personne.",
    ),
)

NUMBERS: tuple[int, ...] = tuple(question.number for question in QUESTIONS)
CHOICES: tuple[tuple[int, str], ...] = tuple((q.number, q.name) for q in QUESTIONS)


def question(number: int) -> Question:
    """Return the question of this number; raise ValueError when there is none."""
    if number not in NUMBERS:
        message = f"There are six questions, numbered 1 to 6, not {number!r}."
        raise ValueError(message)
    return QUESTIONS[number - 1]
