package fr.teleguichet.edge.peripheral.print;

import com.hp.jipp.encoding.Tag;
import fr.teleguichet.edge.peripheral.print.PrinterStatus.Activity;
import fr.teleguichet.edge.peripheral.print.PrinterStatus.Supply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads Get-Printer-Attributes. */
final class PrinterAttributesReader {

  /** What is asked for. */
  static final List<String> ATTRIBUTES =
      List.of(
          "printer-state",
          "printer-state-reasons",
          "printer-is-accepting-jobs",
          "printer-make-and-model",
          "printer-supply",
          "marker-names",
          "marker-levels",
          "marker-types",
          "document-format-supported");

  private static final Tag PRINTER = Tag.printerAttributes;
  private static final int IDLE = 3;
  private static final int PROCESSING = 4;
  private static final int STOPPED = 5;

  private PrinterAttributesReader() {}

  static PrinterStatus read(IppResponse answer) throws IOException {
    if (!answer.isSuccess()) {
      throw new IOException(answer.status());
    }
    Activity activity =
        switch (answer.number(PRINTER, "printer-state").orElse(0)) {
          case IDLE -> Activity.IDLE;
          case PROCESSING -> Activity.PROCESSING;
          case STOPPED -> Activity.STOPPED;
          default -> throw new IOException("a printer without a state");
        };
    List<Supply> supplies = supplies(answer);
    return new PrinterStatus(
        activity,
        answer.number(PRINTER, "printer-is-accepting-jobs").orElse(1) == 1,
        answer.texts(PRINTER, "printer-state-reasons").stream()
            .filter(it -> !it.equals("none"))
            .toList(),
        supplies.isEmpty() ? markers(answer) : supplies,
        answer.texts(PRINTER, "printer-make-and-model").stream().findFirst().orElse(""),
        answer.texts(PRINTER, "document-format-supported"));
  }

  /** {@code printer-supply} (PWG 5100.13): texts such as {@code type=toner;level=75;}. */
  private static List<Supply> supplies(IppResponse answer) {
    List<Supply> supplies = new ArrayList<>();
    for (String text : answer.octets(PRINTER, "printer-supply")) {
      Map<String, String> pairs = pairs(text);
      supply(
              pairs.getOrDefault("colorantname", ""),
              pairs.getOrDefault("type", ""),
              pairs.getOrDefault("level", "").matches("\\d{1,3}")
                  ? Integer.parseInt(pairs.getOrDefault("level", ""))
                  : -1)
          .ifPresent(supplies::add);
    }
    return supplies;
  }

  private static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new HashMap<>();
    for (String pair : text.split(";", 20)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        pairs.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
      }
    }
    return pairs;
  }

  /** The attributes of CUPS that came before: three lists side by side. */
  private static List<Supply> markers(IppResponse answer) {
    List<String> types = answer.texts(PRINTER, "marker-types");
    List<String> names = answer.texts(PRINTER, "marker-names");
    List<Integer> levels = answer.numbers(PRINTER, "marker-levels");
    List<Supply> supplies = new ArrayList<>();
    for (int i = 0; i < Math.min(types.size(), levels.size()); i++) {
      supply(i < names.size() ? names.get(i) : "", types.get(i), levels.get(i))
          .ifPresent(supplies::add);
    }
    return supplies;
  }

  /** Only what is used up counts, and only when its level is known. */
  private static Optional<Supply> supply(String name, String type, int level) {
    String kind = type.toLowerCase(Locale.ROOT);
    boolean isUsedUp = kind.startsWith("toner") || kind.startsWith("ink");
    return isUsedUp && level >= 0 && level <= 100
        ? Optional.of(new Supply(name, level))
        : Optional.empty();
  }
}
