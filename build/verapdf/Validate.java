import java.io.FileInputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Validates PDF files: `Validate FLAVOUR,FLAVOUR FILE...` prints one JSON object a line for each file and flavour. */
public class Validate {
  public static void main(String[] arguments) {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    for (int index = 1; index < arguments.length; index++) {
      for (String flavour : arguments[0].split(",")) System.out.println(line(arguments[index], flavour));
    }
  }

  private static String line(String file, String flavour) {
    List<String> failures = new ArrayList<>();
    boolean compliant = false;
    int assertions = 0;
    PDFAFlavour profile = PDFAFlavour.fromString(flavour);
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), profile);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
      ValidationResult result = validator.validate(parser);
      compliant = result.isCompliant();
      assertions = result.getTotalAssertions();
      LinkedHashSet<String> distinct = new LinkedHashSet<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
        String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
        distinct.add(rule + " " + assertion.getMessage());
      }
      failures.addAll(distinct);
    } catch (Exception error) {
      failures.add(error.toString());
    }
    List<String> quoted = new ArrayList<>();
    for (String failure : failures) quoted.add(quote(failure));
    return "{\"file\":" + quote(file) + ",\"flavour\":" + quote(flavour) + ",\"compliant\":" + compliant
        + ",\"assertions\":" + assertions + ",\"failures\":[" + String.join(",", quoted) + "]}";
  }

  private static String quote(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char character : text.toCharArray()) {
      if (character == '"' || character == '\\') json.append('\\').append(character);
      else if (character < ' ') json.append(String.format("\\u%04x", (int) character));
      else json.append(character);
    }
    return json.append('"').toString();
  }
}
