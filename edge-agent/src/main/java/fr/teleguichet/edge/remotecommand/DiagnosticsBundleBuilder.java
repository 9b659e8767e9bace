package fr.teleguichet.edge.remotecommand;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.screen.UnitStatus;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.Peripheral;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A bundle that helps somebody far away: what the kiosk reports, what its technician's page says,
 * and the last lines of the log. It is bounded, and whatever looks like a secret is taken out of
 * it.
 */
public final class DiagnosticsBundleBuilder {

  /** The most characters of the log; older lines are left out. */
  static final int MAX_LOG = 1 << 20;

  private static final String REMOVED = "[removed]";

  /** To the end of the text when it does not end, from the text's beginning when that was cut. */
  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN [A-Z0-9 ]+-----.*?(-----END [A-Z0-9 ]+-----|\\z)"
              + "|\\A[A-Za-z0-9+/=\\s]*-----END [A-Z0-9 ]+-----",
          Pattern.DOTALL);

  /** What stands before the @ of an address; a user alone may be a token too. */
  private static final Pattern IN_ADDRESS =
      Pattern.compile("(?i)(\\b[a-z][a-z0-9+.-]{0,20}://)[^\\s/\"']+@");

  /** The whole of such a header, since schemes differ in what follows their name. */
  private static final Pattern HEADER =
      Pattern.compile(
          "(?i)(\\b(?:authorization|cookie)\\\\?[\"']?\\s*[=:]\\s*\\\\?[\"']?)[^\\n\"']+");

  /** The word of the scheme is no secret, and what follows it is. */
  private static final Pattern CREDENTIALS =
      Pattern.compile("(?i)(\\b(?:bearer|basic)\\s+)[^\\s\"']+");

  /** As in settings, in JSON (also in a text of JSON), in a query and in a sentence. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)(\\b[\\w.-]{0,40}(?:password|passwd|passphrase|secret|token|psk|claim|api[-_]?key"
              + "|(?<![a-z])pin(?![a-z]))\\w*\\\\?[\"']?\\s*[=: ]\\s*)"
              + "(\\\\?\"[^\"\\n]*\"|'[^'\\n]*'|\\S+)");

  private DiagnosticsBundleBuilder() {}

  /** The zip file's bytes. */
  static byte[] zip(Map<String, String> texts) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        zip.putNextEntry(new ZipEntry(text.getKey()));
        zip.write(clean(text.getValue()).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an array does not fail", e);
    }
    return bytes.toByteArray();
  }

  /** The text without what looks like a secret, and not longer than is useful. */
  static String clean(String text) {
    String end = text.length() > MAX_LOG ? text.substring(text.length() - MAX_LOG) : text;
    String withoutKeys = PEM.matcher(end).replaceAll(REMOVED);
    String withoutUsers = IN_ADDRESS.matcher(withoutKeys).replaceAll("$1" + REMOVED + "@");
    String withoutHeaders = HEADER.matcher(withoutUsers).replaceAll("$1" + REMOVED);
    String withoutCredentials = CREDENTIALS.matcher(withoutHeaders).replaceAll("$1" + REMOVED);
    return SECRET.matcher(withoutCredentials).replaceAll("$1" + REMOVED);
  }

  /** What the kiosk is and how it is, as it stands in its state. Called on the loop. */
  public static Map<String, String> of(KioskState kiosk, UnitStatus standing) {
    Map<String, String> texts = new LinkedHashMap<>();
    var state = new StringBuilder();
    for (NodeFact fact : NodeFact.values()) {
      line(state, fact.definition().name(), kiosk.fact(fact));
    }
    for (HealthMetric metric : HealthMetric.values()) {
      line(state, metric.definition().name(), kiosk.measure(metric));
    }
    for (Peripheral peripheral : Peripheral.values()) {
      kiosk.peripheral(peripheral).ifPresent(it -> line(state, peripheral.deviceId(), it));
      kiosk
          .absence(peripheral)
          .ifPresent(it -> line(state, peripheral.deviceId(), "missing " + it));
    }
    texts.put("state.txt", state.toString());
    var lines = new StringBuilder();
    standing.lines().forEach(it -> line(lines, it.label(), it.text()));
    texts.put("technician.txt", lines.toString());
    return texts;
  }

  private static void line(StringBuilder text, String name, Object value) {
    text.append(name).append(": ").append(value).append('\n');
  }
}
