package fr.teleguichet.provisioning.image;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;

/**
 * The screen of a virtual machine as a person has it: words are read where they stand (Tesseract),
 * and touched there.
 */
final class TouchScreen {

  private static final Duration READING = Duration.ofMinutes(2);
  private static final int WIDTH = 1920;
  private static final int HEIGHT = 1080;

  private final VirtualMachine machine;
  private final Path picture;

  TouchScreen(VirtualMachine machine, Path picture) {
    this.machine = machine;
    this.picture = picture;
  }

  /** Waits until the words are painted. */
  void awaitWords(String words) {
    Awaitility.await("“" + words + "” on the virtual screen")
        .atMost(VirtualMachine.START)
        .pollInterval(Duration.ofSeconds(3))
        .until(() -> read("txt").replaceAll("\\s+", " "), text -> text.contains(words));
  }

  /** Touches a word, as soon as it is painted. */
  void touch(String word) throws IOException {
    touch(word, Duration.ZERO);
  }

  /** Touches a word as people do who are not used to screens: until they see that it is done. */
  void press(String word) throws IOException {
    touch(word, Duration.ofSeconds(2));
  }

  private void touch(String word, Duration time) throws IOException {
    Spot spot =
        Awaitility.await("“" + word + "” on the virtual screen")
            .atMost(VirtualMachine.START)
            .pollInterval(Duration.ofSeconds(3))
            .until(() -> find(word), Optional::isPresent)
            .orElseThrow();
    try (Monitor monitor = machine.monitor()) {
      monitor.touch(
          spot.x() * Monitor.TOUCH_RANGE / WIDTH, spot.y() * Monitor.TOUCH_RANGE / HEIGHT, time);
    }
  }

  private Optional<Spot> find(String word) throws IOException, InterruptedException {
    return read("tsv")
        .lines()
        .map(line -> line.split("\t", -1))
        // level, page, block, paragraph, line, word, left, top, width, height, confidence, text
        .filter(column -> column.length == 12 && column[11].equals(word))
        .map(
            column ->
                new Spot(
                    Integer.parseInt(column[6]) + Integer.parseInt(column[8]) / 2,
                    Integer.parseInt(column[7]) + Integer.parseInt(column[9]) / 2))
        .findFirst();
  }

  private String read(String form) throws IOException, InterruptedException {
    try (Monitor monitor = machine.monitor()) {
      monitor.picture(picture);
    }
    return Programs.run(READING, "tesseract", picture.toString(), "-", "--psm", "11", form);
  }

  private record Spot(int x, int y) {}
}
