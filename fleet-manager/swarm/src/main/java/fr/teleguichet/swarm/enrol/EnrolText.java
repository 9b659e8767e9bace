package fr.teleguichet.swarm.enrol;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.util.Locale;

/** A report for people. */
public final class EnrolText {

  private final StringBuilder text = new StringBuilder();

  private EnrolText() {}

  /** The report as some ten lines. */
  public static String of(EnrolReport report) {
    var writer = new EnrolText();
    writer.phase("planned", report.planning());
    writer.phase("enrolled", report.enrolling());
    writer.line("refused", "%,d", report.refused());
    report.refusals().forEach((sentence, number) -> writer.line("", "%,d: %s", number, sentence));
    writer.line(
        "certificates",
        "%,d serial numbers, %,d duplicates",
        report.serials(),
        report.duplicates());
    writer.line("own CPU", "%.2f s", report.cpuSeconds());
    report.complaints().forEach(complaint -> writer.line("complaint", "%s", complaint));
    return writer.text.toString();
  }

  private void phase(String word, EnrolPhase phase) {
    line(word, "%,d in %.1f s, %,.1f units/s", phase.done(), phase.seconds(), phase.perSecond());
    line("  after", "%s", phase.took());
  }

  @FormatMethod
  private void line(String name, @FormatString String format, Object... values) {
    text.append(
        String.format(Locale.ROOT, "%-28s %s%n", name, String.format(Locale.ROOT, format, values)));
  }
}
