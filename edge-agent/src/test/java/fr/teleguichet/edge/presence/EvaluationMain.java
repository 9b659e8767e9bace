package fr.teleguichet.edge.presence;

import fr.teleguichet.hardware.board.BoardProfiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Writes the tables of a document anew, with the terms of the boards that are shipped.
 *
 * <p>Arguments: the document; the number of generated days, of which there are {@value #HEALTHY}
 * times as many where sensors that are well are doubted; optionally a folder of recorded traces,
 * {@code *.csv} as {@link TraceFile} reads them, of which a table of their own is made. With {@code
 * write FOLDER SEED} instead it writes a generated day as a file.
 */
final class EvaluationMain {

  /** Doubts about sensors that are well are so rare that they are looked for on more days. */
  private static final int HEALTHY = 5;

  private static final Evaluation KIOSK = of("teleguichet-v1");
  private static final Evaluation PC = of("generic-pc");

  private EvaluationMain() {}

  private static Evaluation of(String board) {
    return new Evaluation(BoardProfiles.builtIn(board));
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments[0].equals("write")) {
      Path file = Path.of(arguments[1], "day-" + arguments[2] + ".csv");
      TraceFile.write(TraceModel.day(Long.parseLong(arguments[2])), file);
      return;
    }
    Path document = Path.of(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    List<Long> seeds = seeds(count);
    List<Supplier<Trace>> days = new ArrayList<>();
    seeds.forEach(seed -> days.add(() -> TraceModel.day(seed)));
    String text = Files.readString(document);
    text = replace(text, "scores", KIOSK.scores(days));
    text = replace(text, "faults", KIOSK.faults(KIOSK.sensors(), seeds));
    text =
        replace(
            text, "faults-radar", KIOSK.faults(EnumSet.of(Sensor.INFRARED, Sensor.RADAR), seeds));
    text = replace(text, "scores-pc", PC.scores(days));
    text = replace(text, "faults-pc", PC.faults(PC.sensors(), seeds));
    text =
        replace(
            text,
            "doubts",
            KIOSK.doubts(
                List.of(KIOSK.sensors(), EnumSet.of(Sensor.INFRARED, Sensor.RADAR)),
                seeds(HEALTHY * count)));
    text = replace(text, "doubts-pc", PC.doubts(List.of(PC.sensors()), seeds(HEALTHY * count)));
    if (arguments.length > 2) {
      text = replace(text, "recorded", KIOSK.scores(recorded(Path.of(arguments[2]))));
    }
    Files.writeString(document, text);
  }

  private static List<Long> seeds(int count) {
    return LongStream.rangeClosed(1, count).boxed().toList();
  }

  private static List<Supplier<Trace>> recorded(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".csv"))
          .sorted()
          .<Supplier<Trace>>map(file -> () -> read(file))
          .toList();
    }
  }

  private static Trace read(Path file) {
    try {
      return TraceFile.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String replace(String text, String name, String table) {
    String begin = "<!-- table: " + name + " -->\n";
    String end = "<!-- end -->";
    int from = text.indexOf(begin);
    if (from < 0) {
      throw new IllegalArgumentException("the document has no line " + begin.strip());
    }
    from += begin.length();
    return text.substring(0, from) + table + text.substring(text.indexOf(end, from));
  }
}
