package fr.teleguichet.edge.update.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstallException.Reason;
import fr.teleguichet.edge.update.version.SignedImage;
import fr.teleguichet.release.DowngradeRules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes in a package, and what must not. */
class AgentPackageTest {

  @TempDir private Path root = Path.of("");
  private final AgentPackage agent = new AgentPackage();

  @Test
  void aPackageBecomesAFolderWhoseProgramsCanBeRun() throws Exception {
    byte[] tar =
        new Tar()
            .folder("./")
            .folder("./bin/")
            .program()
            .folder("lib/native/x86_64")
            .file("lib/native/x86_64/libsqlitejdbc.so", 0644, new byte[1000])
            .file("./lib/edge-agent-0.1.0-SNAPSHOT.jar", 0644, "a library")
            .end();
    List<Integer> percents = new ArrayList<>();
    Path folder = Files.createDirectory(root.resolve("new"));

    agent.inspect(image(tar));
    agent.unpack(image(tar), folder, percents::add);

    assertThat(rights(folder.resolve("bin/edge-agent"))).isEqualTo("rwx------");
    assertThat(folder.resolve("lib/edge-agent-0.1.0-SNAPSHOT.jar")).hasContent("a library");
    assertThat(rights(folder.resolve("lib/edge-agent-0.1.0-SNAPSHOT.jar"))).isEqualTo("rw-------");
    assertThat(folder.resolve("lib/native/x86_64/libsqlitejdbc.so")).hasSize(1000);
    assertThat(percents).isSorted().endsWith(100);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        bad("a way out", Tar.complete().file("../evil", 0644, "x").end()),
        bad("a way out in the middle", Tar.complete().file("lib/../../evil", 0644, "x").end()),
        bad("a path from the root", Tar.complete().file("/etc/evil", 0644, "x").end()),
        bad("an empty part", Tar.complete().file("lib//evil", 0644, "x").end()),
        bad("a hidden file", Tar.complete().file("lib/.sha256", 0644, "x").end()),
        bad("a backslash", Tar.complete().file("lib\\evil", 0644, "x").end()),
        bad("a line break", Tar.complete().file("lib/e\nvil", 0644, "x").end()),
        bad("too deep", Tar.complete().file("a/b/c/d/e/f/g/h/i", 0644, "x").end()),
        bad("a symbolic link", Tar.complete().entry("lib/x", 0777, '2', 0, "/etc/shadow").end()),
        bad("a hard link", Tar.complete().entry("lib/x", 0644, '1', 0, "bin/edge-agent").end()),
        bad("a character device", Tar.complete().entry("lib/x", 0644, '3', 0, "").end()),
        bad("a block device", Tar.complete().entry("lib/x", 0644, '4', 0, "").end()),
        bad("a pipe", Tar.complete().entry("lib/x", 0644, '6', 0, "").end()),
        bad("extended headers", Tar.complete().entry("x", 0644, 'x', 0, "").end()),
        bad("GNU's long name", Tar.complete().entry("././@LongLink", 0644, 'L', 0, "").end()),
        bad("a file twice", Tar.complete().program().end()),
        bad("a file without a name", Tar.complete().file("./", 0644, "x").end()),
        bad("a declared gigabyte", Tar.complete().entry("lib/x", 0644, '0', 1L << 30, "").end()),
        bad("a declared 8 GB", Tar.complete().entry("lib/x", 0644, '0', 077777777777L, "").end()),
        bad("too many files", many(TarArchiveReader.MAX_ENTRIES)),
        bad("no program", new Tar().file("lib/edge-agent.jar", 0644, "x").end()),
        bad("no library", new Tar().program().end()),
        bad("a program that can't be run", unrunnable()),
        bad("no end", Tar.complete().unended()),
        bad("half a file", Arrays.copyOf(Tar.complete().end(), 520)),
        bad("something after the end", new Tar().bytes(Tar.complete().end()).program().end()),
        bad("no archive", new byte[512 * 4]),
        bad("nothing", new byte[0]));
  }

  private static Arguments bad(String name, byte[] tar) {
    return argumentSet(name, (Object) tar);
  }

  private static byte[] unrunnable() {
    return new Tar().file("bin/edge-agent", 0644, "x").file("lib/a.jar", 0644, "x").end();
  }

  private static byte[] many(int number) {
    Tar tar = Tar.complete();
    for (int i = 0; i < number; i++) {
      tar.file("lib/" + i, 0644, "");
    }
    return tar.end();
  }

  @ParameterizedTest
  @MethodSource
  void refused(byte[] tar) throws Exception {
    Path folder = Files.createDirectory(root.resolve("new"));

    assertThat(reason(() -> agent.inspect(image(tar)))).isEqualTo(Reason.DAMAGED);
    assertThat(reason(() -> agent.unpack(image(tar), folder, _ -> {}))).isEqualTo(Reason.DAMAGED);

    try (var outside = Files.list(root)) {
      assertThat(outside).containsExactly(folder);
    }
  }

  @Test
  void whatIsNotCompressedIsDamaged() {
    assertThat(reason(() -> agent.inspect(raw(Tar.complete().end())))).isEqualTo(Reason.DAMAGED);
    byte[] packed = Tar.gzip(Tar.complete().end());
    byte[] cut = Arrays.copyOf(packed, packed.length - 9);
    assertThat(reason(() -> agent.inspect(raw(cut)))).isEqualTo(Reason.DAMAGED);
  }

  /** A few kilobytes that would be gigabytes: the bound is on what comes out. */
  @Test
  void aBombIsRefusedBeforeItIsUnpacked() {
    Tar bomb = Tar.complete().entry("lib/zeros", 0644, '0', TarArchiveReader.MAX_SIZE, "");
    assertThat(reason(() -> agent.inspect(image(bomb.unended())))).isEqualTo(Reason.DAMAGED);
  }

  /** What the package says is one thing, what the disk does another. */
  @Test
  void aDiskThatFailsIsNoDamagedPackage() throws Exception {
    Path folder = Files.createDirectory(root.resolve("new"));
    Files.writeString(folder.resolve("lib"), "in the way");

    assertThat(
            catchThrowableOfType(
                IOException.class,
                () -> agent.unpack(image(Tar.complete().end()), folder, _ -> {})))
        .isInstanceOf(AgentPackageUnpacker.DiskException.class);
  }

  /** No flipped or cut bytes lead out of the folder, or to anything but a refusal. */
  @Test
  void damagedArchivesAreRefusedOrStayInTheirFolder() throws Exception {
    byte[] whole = Tar.complete().folder("share").file("share/a.txt", 0644, "text").end();
    var random = new Random(20261125);
    Path folder = Files.createDirectory(root.resolve("new"));
    int refusals = 0;
    for (int i = 0; i < 3000; i++) {
      byte[] wound = Arrays.copyOf(whole, whole.length - (i % 7 == 0 ? random.nextInt(2000) : 0));
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        wound[random.nextInt(wound.length)] = (byte) random.nextInt(256);
      }
      Path here = Files.createDirectory(folder.resolve("new-" + i));
      try {
        agent.unpack(image(wound), here, _ -> {});
      } catch (InstallException | AgentPackageUnpacker.DiskException _) {
        refusals++;
      }
    }
    assertThat(refusals).isBetween(1000, 3000);
    try (var outside = Files.list(root)) {
      assertThat(outside).containsExactly(folder);
    }
  }

  private static SignedImage image(byte[] tar) {
    return raw(Tar.gzip(tar));
  }

  private static SignedImage raw(byte[] bytes) {
    return new SignedImage(
        List.of(),
        "2.4.0",
        DowngradeRules.NONE,
        bytes.length,
        "",
        () -> new ByteArrayInputStream(bytes));
  }

  private static String rights(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static Reason reason(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(InstallException.class, call).reason();
  }
}
