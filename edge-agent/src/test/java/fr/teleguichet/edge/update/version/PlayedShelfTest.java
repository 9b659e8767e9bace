package fr.teleguichet.edge.update.version;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.update.install.Installer;
import fr.teleguichet.edge.update.install.ReleaseStatement;
import fr.teleguichet.edge.update.slot.ImageReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shelf that is played chooses what the script chooses, whatever was done to it. */
class PlayedShelfTest {

  private static final ImageReader IMAGES =
      file -> {
        try {
          String[] words = Files.readString(file).split("[ \n]", 3);
          return new ImageReader.Image(new ReleaseStatement(words[0], words[1]), "");
        } catch (java.io.IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      };

  @TempDir Path root;

  @Test
  void itChoosesAsTheScriptDoes() throws Exception {
    for (long seed = 1; seed <= 4; seed++) {
      var shelf = new Shelf(Files.createDirectories(root.resolve("real-" + seed)));
      var played =
          new PlayedShelf(root.resolve("played-" + seed), "agent", "built-in", IMAGES, _ -> {});
      List<String> real = new ArrayList<>();
      List<String> likewise = new ArrayList<>();
      var random = new Random(seed);
      for (int move = 0; move < 25; move++) {
        int kind = random.nextInt(6);
        String version = "2." + random.nextInt(4);
        real.add(tried(kind, shelf.installer(), file(FakeImages.COMPATIBLE, version)));
        likewise.add(tried(kind, played.installer(), file("kiosk", version)));
        if (kind >= 3) {
          real.add(shelf.start());
          played.start();
          likewise.add(played.running().orElse("built-in"));
        }
      }
      assertThat(likewise).as("seed " + seed).isEqualTo(real).anyMatch(it -> it.startsWith("2."));
    }
  }

  private Path file(String compatible, String version) throws Exception {
    return FakeImages.file(
        Files.createDirectories(root.resolve(compatible)), version, "content", compatible);
  }

  /** What became of it, without the words, which name the part. */
  private static String tried(int kind, Installer installer, Path file) {
    try {
      switch (kind) {
        case 0 -> installer.install(file, _ -> {});
        case 1 -> installer.confirm();
        case 2 -> installer.goBack();
        default -> {
          return "start";
        }
      }
      return "done";
    } catch (fr.teleguichet.edge.update.install.InstallException e) {
      return e.reason().name();
    }
  }
}
