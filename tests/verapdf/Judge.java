import java.io.File;
import java.util.TreeMap;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Judges files against PDF/UA-1 with veraPDF's engine: one line per file, then per broken rule. */
public final class Judge {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean allPass = true;
        for (String file : files) {
            try (PDFAParser parser =
                     Foundries.defaultInstance().createParser(new File(file), PDFAFlavour.PDFUA_1);
                 PDFAValidator validator =
                     Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
                ValidationResult result = validator.validate(parser);
                allPass &= result.isCompliant();
                System.out.println((result.isCompliant() ? "PASS " : "FAIL ")
                    + result.getTotalAssertions() + " " + result.getPDFAFlavour());
                Map<String, String> broken = new TreeMap<>();
                for (TestAssertion one : result.getTestAssertions()) {
                    if (one.getStatus() == TestAssertion.Status.FAILED) {
                        broken.put(one.getRuleId().toString(), one.getMessage());
                    }
                }
                broken.forEach((rule, why) -> System.out.println("  " + rule + ": " + why));
            }
        }
        System.exit(allPass ? 0 : 1);
    }
}
