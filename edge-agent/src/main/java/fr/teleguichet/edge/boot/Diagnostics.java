package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.screen.Standing;
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
final class Diagnostics {

  /** The most characters of the log; older lines are left out. */
  static final int MOST_LOG = 1 << 20;

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN [A-Z ]+-----.*?(-----END [A-Z ]+-----|\\z)", Pattern.DOTALL);
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)(\\b\\w*(?:password|passwd|secret|token|pin|psk|claim|authorization|bearer)\\w*\\s*[=:"
              + " ]\\s*)(\"[^\"\\n"
              + "]*\"|\\S+)");

  private Diagnostics() {}

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
    String end = text.length() > MOST_LOG ? text.substring(text.length() - MOST_LOG) : text;
    String withoutKeys = PEM.matcher(end).replaceAll("[removed]");
    return SECRET.matcher(withoutKeys).replaceAll("$1[removed]");
  }

  /** What the kiosk is and how it is, as it stands in its state. Called on the loop. */
  static Map<String, String> of(KioskState kiosk, Standing standing) {
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
