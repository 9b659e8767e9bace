package fr.teleguichet.edge.update.version;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstalledPart.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power goes before each step of an installation, a confirmation and a going back, and before
 * and after each program that the starting script runs. Whatever is left, the next start starts a
 * whole version, and what was under way can be done again.
 */
@Timeout(300)
class PowerCutTest {

  private static final List<String> PROGRAMS = List.of("mv", "sync", "ln", "rm");

  @TempDir private Path root = Path.of("");

  /** Something that a kiosk's agent does. */
  private interface Deed {
    void on(Shelf shelf) throws Exception;
  }

  @Test
  void anInstallationThatIsCutLeavesTheFormerVersionOrTheNewOne() throws Exception {
    int cuts =
        everyCut(
            shelf -> confirmed(shelf, "2.4.0"),
            shelf -> shelf.installer().install(file("2.5.0"), _ -> {}),
            (shelf, started) -> {
              assertThat(started).isIn("2.4.0", "2.5.0");
              shelf.installer().install(file("2.5.0"), _ -> {});
              assertThat(shelf.start()).isEqualTo("2.5.0");
              shelf.installer().confirm();
              assertThat(shelf.start()).isEqualTo("2.5.0");
              assertThat(names(shelf)).containsExactlyInAnyOrder("2.4.0", "2.5.0");
            });
    assertThat(cuts).isGreaterThanOrEqualTo(7);
  }

  @Test
  void aReplacedVersionThatIsCutLeavesTheFormerVersionOrAWholeOne() throws Exception {
    int cuts =
        everyCut(
            shelf -> {
              confirmed(shelf, "2.4.0");
              shelf.installer().install(file("2.5.0"), _ -> {});
            },
            shelf -> shelf.installer().install(FakeImages.file(root, "2.5.0", "mended"), _ -> {}),
            (shelf, started) -> assertThat(started).isIn("2.4.0", "2.5.0"));
    assertThat(cuts).isGreaterThanOrEqualTo(8);
  }

  @Test
  void aConfirmationThatIsCutIsMadeAgain() throws Exception {
    int cuts =
        everyCut(
            shelf -> {
              shelf.installer().install(file("2.4.0"), _ -> {});
              var _ = shelf.start();
            },
            shelf -> shelf.installer().confirm(),
            (shelf, started) -> {
              assertThat(started).isEqualTo("2.4.0");
              shelf.installer().confirm();
              assertThat(shelf.installer().look().running().state()).isEqualTo(State.GOOD);
              for (int i = 0; i < 4; i++) {
                assertThat(shelf.start()).isEqualTo("2.4.0");
              }
            });
    assertThat(cuts).isGreaterThanOrEqualTo(2);
  }

  @Test
  void aGoingBackThatIsCutEndsAtTheFormerVersion() throws Exception {
    int cuts =
        everyCut(
            shelf -> {
              confirmed(shelf, "2.4.0");
              shelf.installer().install(file("2.5.0"), _ -> {});
              assertThat(shelf.start()).isEqualTo("2.5.0");
            },
            shelf -> shelf.installer().goBack(),
            (shelf, started) -> {
              assertThat(started).isIn("2.4.0", "2.5.0");
              if (started.equals("2.5.0")) {
                shelf.installer().goBack();
                assertThat(shelf.start()).isEqualTo("2.4.0");
              }
              assertThat(shelf.installer().look().willChange()).isFalse();
            });
    assertThat(cuts).isGreaterThanOrEqualTo(4);
  }

  /** A start that is cut counts or does not, so that a bad version gets three or four at most. */
  @Test
  void aStartThatIsCutAnywhereGoesOnAtTheNext() throws Exception {
    int kills = 0;
    for (String when : List.of("before", "after")) {
      for (int starts : List.of(0, 3)) {
        for (int at = 1; at <= 8; at++) {
          Shelf shelf = fresh("start-%s-%d-%d".formatted(when, starts, at));
          confirmed(shelf, "2.4.0");
          shelf.installer().install(file("2.5.0"), _ -> {});
          for (int i = 0; i < starts; i++) {
            assertThat(shelf.start()).isEqualTo("2.5.0");
          }
          if (shelf.startBy(killing(shelf, at, when)).code() != 0) {
            kills++;
          }
          int more = 0;
          while (shelf.start().equals("2.5.0")) {
            more++;
          }
          assertThat(starts + more).isBetween(2, 3);
          assertThat(shelf.start()).isEqualTo("2.4.0");
          assertThat(shelf.installer().look().other().map(it -> it.state())).contains(State.BAD);
        }
      }
    }
    // Three programs count a start, seven give a version up.
    assertThat(kills).isEqualTo(20);
  }

  /** Installations, confirmations, ways back and starts in any order, cut anywhere. */
  @Test
  void whateverHappensThereIsAWholeVersionToStart() throws Exception {
    for (long seed = 1; seed <= 6; seed++) {
      var random = new Random(seed);
      Shelf shelf = fresh("random-" + seed);
      for (int move = 0; move < 30; move++) {
        shelf.cutBefore = random.nextInt(3) == 0 ? random.nextInt(9) : Integer.MAX_VALUE;
        try {
          switch (random.nextInt(4)) {
            case 0, 1 -> shelf.installer().install(file("3.0." + random.nextInt(4)), _ -> {});
            case 2 -> shelf.installer().confirm();
            default -> shelf.installer().goBack();
          }
        } catch (InstallException | Shelf.Cut _) {
          // Both are what the next start begins with.
        }
        shelf.cutBefore = Integer.MAX_VALUE;
        if (random.nextInt(4) == 0) {
          var _ = shelf.startBy(killing(shelf, 1 + random.nextInt(8), "before"));
        }
        String started = shelf.start();
        assertThat(shelf.installer().look().running().name())
            .as("seed %d, move %d", seed, move)
            .isEqualTo(started);
      }
    }
  }

  @Test
  void aVersionThatCanNotBeCountedIsNotTried() throws Exception {
    Shelf shelf = fresh("full-disk");
    confirmed(shelf, "2.4.0");
    shelf.installer().install(file("2.5.0"), _ -> {});

    Shelf.Start start = shelf.startBy(failing(shelf, "sync"));

    assertThat(start.said()).startsWith("2.4.0 ");
    assertThat(start.complaint()).contains("can't be counted");
    assertThat(shelf.start()).isEqualTo("2.5.0");
  }

  @Test
  void aDamagedTrialIsOverAndAMissingVersionGivesWayToWhatTheSystemCameWith() throws Exception {
    Shelf shelf = fresh("damaged");
    shelf.installer().install(file("2.4.0"), _ -> {});
    Files.writeString(shelf.releases().resolve("trial"), "version=2.4.0\nformer=\nstarts=x\n");
    assertThat(shelf.start()).isEqualTo("built-in");

    confirmed(shelf, "2.4.0");
    FolderTree.delete(shelf.releases().resolve("versions/2.4.0"));
    assertThat(shelf.start()).isEqualTo("built-in");
  }

  private interface Judgement {
    void of(Shelf shelf, String started) throws Exception;
  }

  private int everyCut(Deed before, Deed deed, Judgement judgement) throws Exception {
    for (int at = 0; ; at++) {
      Shelf shelf = fresh("cut-" + at + "-" + deed.hashCode());
      before.on(shelf);
      shelf.cutBefore = at;
      boolean isCut = false;
      try {
        deed.on(shelf);
      } catch (Shelf.Cut _) {
        isCut = true;
      }
      shelf.cutBefore = Integer.MAX_VALUE;
      judgement.of(shelf, shelf.start());
      if (!isCut) {
        return at;
      }
    }
  }

  private Shelf fresh(String name) throws IOException {
    return new Shelf(Files.createDirectory(root.resolve(name)));
  }

  private static void confirmed(Shelf shelf, String version) throws Exception {
    Path folder = shelf.data.getParent();
    shelf
        .installer()
        .install(FakeImages.file(Optional.ofNullable(folder).orElseThrow(), version, "w"), _ -> {});
    assertThat(shelf.start()).isEqualTo(version);
    shelf.installer().confirm();
  }

  private Path file(String version) throws IOException {
    return FakeImages.file(root, version, "works");
  }

  private static List<String> names(Shelf shelf) throws IOException {
    try (var all = Files.list(shelf.releases().resolve("versions"))) {
      return all.map(it -> it.getFileName().toString()).toList();
    }
  }

  /** An environment in which the script, with all its children, is killed at a program of it. */
  private static Map<String, String> killing(Shelf shelf, int at, String when) throws IOException {
    return shadowed(
        shelf,
        PROGRAMS,
        """
        #!/bin/sh
        echo >> %1$s/count
        here=$(wc -l < %1$s/count)
        [ %2$s = after ] || [ $here -ne %3$d ] || kill -9 0
        PATH=/usr/bin:/bin %4$s "$@"
        code=$?
        [ %2$s = before ] || [ $here -ne %3$d ] || kill -9 0
        exit $code
        """,
        when,
        at);
  }

  private static Map<String, String> failing(Shelf shelf, String program) throws IOException {
    return shadowed(shelf, List.of(program), "#!/bin/sh\nexit 1\n", "before", 0);
  }

  private static Map<String, String> shadowed(
      Shelf shelf, List<String> programs, String script, String when, int at) throws IOException {
    Path bin = Files.createTempDirectory(shelf.data.getParent(), "bin");
    for (String program : programs) {
      Path file = Files.writeString(bin.resolve(program), script.formatted(bin, when, at, program));
      var _ = Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return Map.of("PATH", bin + ":/usr/bin:/bin");
  }
}
