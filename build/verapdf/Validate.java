import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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

/**
 * Validates PDF files: `Validate FLAVOUR,FLAVOUR FILE...` prints one JSON object a line for each file and flavour.
 * Without arguments it takes such requests from its input, one a line, separated by tabs, and ends each answer with an
 * empty line.
 */
public class Validate {
  public static void main(String[] arguments) throws IOException {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    if (arguments.length > 0) {
      validate(arguments);
      return;
    }
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String request = input.readLine(); request != null; request = input.readLine()) {
      validate(request.split("\t"));
      System.out.println();
      System.out.flush();
    }
  }

  private static void validate(String[] words) {
    List<PDFAFlavour> flavours = new ArrayList<>();
    for (String flavour : words[0].split(",")) flavours.add(PDFAFlavour.fromString(flavour));
    for (String file : Arrays.asList(words).subList(1, words.length)) validate(file, flavours);
  }

  /** Walks through a file once for all flavours. */
  private static void validate(String file, List<PDFAFlavour> flavours) {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavours.get(0));
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavours)) {
      for (ValidationResult result : validator.validateAll(parser)) System.out.println(line(file, result));
    } catch (Exception error) {
      List<String> failure = List.of(error.toString());
      for (PDFAFlavour flavour : flavours) System.out.println(line(file, flavour.getId(), false, 0, failure));
    }
  }

  private static String line(String file, ValidationResult result) {
    LinkedHashSet<String> distinct = new LinkedHashSet<>();
    for (TestAssertion assertion : result.getTestAssertions()) {
      if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
      String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
      distinct.add(rule + " " + assertion.getMessage());
    }
    String flavour = result.getPDFAFlavour().getId();
    return line(file, flavour, result.isCompliant(), result.getTotalAssertions(), distinct);
  }

  private static String line(
      String file, String flavour, boolean compliant, int assertions, Collection<String> failures) {
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
