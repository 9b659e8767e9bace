package fr.teleguichet.packages;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.peer.Installed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in the packages, against what Maven laid out to be installed. */
@Tag("proof")
final class PackageFilesIT {
  /**
   * What the package says otherwise than the program's own sample: where the service's data lie.
   */
  private static final String ADAPTED = "conf/fleet-manager.yaml";

  /** How the libraries of this house end, whose licence is the package's own. */
  private static final String OURS = "-" + System.getProperty("packages.version") + ".jar";

  @TempDir private static Path shared = Path.of("");

  private static final Map<String, Path> EXTRACTED = new ConcurrentHashMap<>();

  static Stream<DebianPackage> packages() {
    return DebianPackage.all();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void everyFileThatIsInstalledIsInThePackage(DebianPackage it) throws Exception {
    Path folder = extracted(it);
    Set<String> packed = new TreeSet<>(contents(folder).values());

    Map<String, String> missing = new TreeMap<>(contents(it.dist()));
    missing.values().removeIf(packed::contains);

    // Manual pages are there as Debian wants them, packed.
    missing
        .keySet()
        .removeIf(
            file ->
                file.startsWith("share/man/")
                    && Files.exists(folder.resolve("usr").resolve(file + ".gz")));
    assertThat(missing.keySet()).isSubsetOf(ADAPTED);
  }

  @ParameterizedTest
  @MethodSource("packages")
  void theProgramIsWhereItsUnitsAndScriptsLookForIt(DebianPackage it) throws Exception {
    Path folder = extracted(it);
    Path home = folder.resolve("usr/lib").resolve(it.name());

    assertThat(contents(home.resolve("bin"))).isEqualTo(contents(it.dist().resolve("bin")));
    assertThat(contents(home.resolve("lib"))).isEqualTo(contents(it.dist().resolve("lib")));
    try (Stream<Path> programs = Files.list(home.resolve("bin"))) {
      assertThat(programs)
          .isNotEmpty()
          .allSatisfy(
              program ->
                  assertThat(Files.getPosixFilePermissions(program))
                      .contains(PosixFilePermission.OTHERS_EXECUTE));
    }
  }

  /** Elsewhere it would be nothing to whoever reads it, and nobody would say so. */
  @Test
  void whatOthersReadOfTheAgentLiesWhereTheyLook() throws Exception {
    Path folder = extracted(DebianPackage.AGENT);
    Map<String, String> places = new TreeMap<>();
    for (String unit : List.of("edge-agent", "screen", "policies", "again")) {
      String name = "teleguichet-" + unit + ".service";
      String _ = places.put("usr/lib/systemd/system/" + name, name);
    }
    places.putAll(
        Map.of(
            "usr/lib/systemd/system/teleguichet-again.timer", "teleguichet-again.timer",
            "usr/lib/systemd/system.conf.d/teleguichet-watchdog.conf", "teleguichet-watchdog.conf",
            "usr/lib/sysusers.d/teleguichet-screen.conf", "teleguichet-screen-sysusers.conf",
            "usr/lib/sysusers.d/teleguichet-edge-agent.conf",
                "teleguichet-edge-agent-sysusers.conf",
            "usr/lib/modules-load.d/teleguichet.conf", "teleguichet-modules-load.conf",
            "usr/lib/udev/rules.d/60-teleguichet.rules", "60-teleguichet.rules",
            "usr/share/polkit-1/rules.d/50-teleguichet.rules", "teleguichet.rules",
            "etc/dbus-1/system.d/teleguichet-rauc.conf", "rauc/teleguichet-rauc.conf"));
    for (String unit : List.of("pipewire", "wireplumber", "pipewire-pulse")) {
      String _ =
          places.put(
              "usr/lib/systemd/user/" + unit + ".service.d/teleguichet.conf",
              "teleguichet-sound.conf");
    }

    for (Map.Entry<String, String> place : places.entrySet()) {
      assertThat(folder.resolve(place.getKey()))
          .hasSameBinaryContentAs(DebianPackage.AGENT.dist().resolve(place.getValue()));
    }
    assertThat(Files.readSymbolicLink(folder.resolve("etc/chromium/policies/managed")))
        .isEqualTo(Path.of("/run/teleguichet-edge-agent/policies"));
    for (String unit : List.of("policies", "edge-agent")) {
      assertThat(folder.resolve("usr/lib/systemd/system/teleguichet-" + unit + ".service"))
          .content()
          .contains("\nRuntimeDirectory=teleguichet-edge-agent/policies\n");
    }
  }

  /**
   * What is named in control files and units, and is not there, would be noticed on a kiosk only.
   */
  @ParameterizedTest
  @MethodSource("packages")
  void everyFileOfEtcIsASettingThatUpgradesKeep(DebianPackage it) throws Exception {
    Path folder = extracted(it);
    Path control = Files.createTempDirectory(shared, "control");
    String _ = Program.output("dpkg-deb", "--control", it.file().toString(), control.toString());
    Path list = control.resolve("conffiles");

    Set<String> settings = Files.exists(list) ? new TreeSet<>(Files.readAllLines(list)) : Set.of();

    assertThat(settings)
        .isEqualTo(
            contents(folder.resolve("etc")).keySet().stream()
                .map(file -> "/etc/" + file)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @ParameterizedTest
  @MethodSource("packages")
  void theVersionIsOlderThanItsReleaseAndItsChangelogSaysIt(DebianPackage it) {
    Path folder = extracted(it);
    String version = it.version();
    Path changelog = folder.resolve("usr/share/doc").resolve(it.name()).resolve("changelog.gz");

    assertThat(version).doesNotContain("-");
    if (version.contains("~")) {
      String release = version.substring(0, version.indexOf('~'));
      String _ = Program.output("dpkg", "--compare-versions", version, "lt", release);
    }
    assertThat(Program.output("gzip", "--decompress", "--stdout", changelog.toString()))
        .startsWith(it.name() + " (" + version + ") trixie; ")
        .contains(" -- " + it.field("Maintainer") + "  ");
  }

  @ParameterizedTest
  @MethodSource("packages")
  void everyLibraryHasItsLicenceInTheCopyrightAndNoOtherIsNamed(DebianPackage it) throws Exception {
    Path copyright = extracted(it).resolve("usr/share/doc").resolve(it.name()).resolve("copyright");
    Set<String> named =
        Files.readAllLines(copyright).stream()
            .filter(line -> line.startsWith(" ") && line.endsWith(".jar"))
            .map(String::strip)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> others =
        contents(it.dist()).keySet().stream()
            .filter(file -> file.endsWith(".jar") && !file.endsWith(OURS))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(others)
        .isNotEmpty()
        .filteredOn(file -> named.stream().noneMatch(fits(file)))
        .isEmpty();
    assertThat(named)
        .filteredOn(name -> others.stream().noneMatch(file -> fits(file).test(name)))
        .isEmpty();
  }

  private static Predicate<String> fits(String file) {
    return name -> file.matches(("\\Q" + name + "\\E").replace("*", "\\E.*\\Q"));
  }

  @ParameterizedTest
  @MethodSource("packages")
  void lintianFindsNothingThatIsNotExplained(DebianPackage it) {
    Path lintian = Installed.program("lintian", "lintian");

    Program found =
        Program.run(
            List.of(
                lintian.toString(),
                "--allow-root",
                "--fail-on",
                "error,warning",
                "--tag-display-limit",
                "0",
                it.file().toString()));

    assertThat(found.exitCode()).as(found.output()).isZero();
  }

  /** Its files; those of one package are hundreds of megabytes, so they are laid out once. */
  private static Path extracted(DebianPackage it) {
    return EXTRACTED.computeIfAbsent(
        it.name(),
        name -> {
          Path folder = shared.resolve(name);
          it.extractInto(folder);
          return folder;
        });
  }

  /** Regular files below a folder, by their path in it, with the sum of what is in them. */
  private static Map<String, String> contents(Path folder) throws Exception {
    if (Files.notExists(folder)) {
      return Map.of();
    }
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String _ = contents.put(folder.relativize(file).toString(), sum(file));
      }
    }
    return contents;
  }

  private static String sum(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (var in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
