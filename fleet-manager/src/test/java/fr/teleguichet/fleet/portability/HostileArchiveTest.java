package fr.teleguichet.fleet.portability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An archive of somebody who means harm, or of a disk that does, is refused before it is used. */
final class HostileArchiveTest {
  private static final ArchiveLimits TIGHT = new ArchiveLimits(4, 4_000, 100, 10_000);
  private static final String SUM = "0".repeat(64);

  @TempDir private Path folder;

  private static HandmadeArchive good() {
    return new HandmadeArchive().file("data/site.csv", "id\r\n1\r\n").file("README.md", "x");
  }

  private static Arguments wrong(String name, Supplier<HandmadeArchive> archive, String why) {
    return argumentSet(name, archive, why);
  }

  static Stream<Arguments> wrongArchives() {
    return Stream.of(
        wrong("a way out", () -> good().hidden("../site.csv", new byte[1]), "none of ours"),
        wrong("another way out", () -> good().hidden("data/../../x.csv", new byte[1]), "none of"),
        wrong("from the root", () -> good().hidden("/etc/passwd", new byte[1]), "none of ours"),
        wrong("backwards", () -> good().hidden("data\\..\\x", new byte[1]), "none of ours"),
        wrong("a folder", () -> good().hidden("data/", new byte[0]), "none of ours"),
        wrong("a way out described", () -> good().describe("x", "../x", 1, SUM), "none of ours"),
        wrong("not described", () -> good().hidden("LISEZMOI.md", new byte[1]), "not describe"),
        wrong(
            "described twice",
            () -> good().describe("again", "README.md", 1, HandmadeArchive.sha256(x())),
            "describes README.md twice"),
        wrong("missing", () -> good().describe("x", "LISEZMOI.md", 1, SUM), "no file LISEZMOI.md"),
        wrong(
            "longer",
            () -> good().describe("README.md", "README.md", 0, SUM),
            "more than the 0 bytes"),
        wrong(
            "shorter",
            () -> good().describe("README.md", "README.md", 2, SUM),
            "has 1 bytes and should have 2"),
        wrong(
            "changed", () -> good().describe("README.md", "README.md", 1, SUM), "another SHA-256"),
        wrong(
            "an artifact under another name",
            () -> good().file("documents/artifact/" + SUM, "x"),
            "not the file that its name says"),
        wrong("a bomb", () -> good().file("LISEZMOI.md", "x".repeat(2_000_000)), "times larger"),
        wrong(
            "too many files",
            () ->
                good().file("LISEZMOI.md", "x").file("data/kiosk.csv", "x").file("data/a.csv", ""),
            "more than 4 files"),
        wrong("no description", () -> good().hidden(DataPackage.FILE, x()), "datapackage.json"),
        wrong(
            "an endless description",
            () ->
                good().hidden(DataPackage.FILE, " ".repeat(5_000).getBytes(StandardCharsets.UTF_8)),
            "more than 4000 bytes"),
        wrong(
            "a description that is nested without end",
            () -> good().head("\"x\": " + "[".repeat(1_000) + "]".repeat(1_000) + ","),
            "line 1"),
        wrong("said twice", () -> good().head("\"a\": 1, \"a\": 2,"), "Duplicate field"),
        wrong(
            "another program's",
            () -> good().head("\"created\": \"2026-11-28T10:00:00Z\","),
            "made by another program"),
        wrong(
            "of tomorrow",
            () ->
                good()
                    .head(
                        "\"created\": \"2026-11-28T10:00:00Z\", \"teleguichet\": {\"format\": 2},"),
            "its format is 2"),
        wrong(
            "of no time",
            () -> good().head("\"created\": \"soon\", \"teleguichet\": {\"format\": 1},"),
            "no moment"));
  }

  private static byte[] x() {
    return new byte[] {'x'};
  }

  private static DataPackage verify(Path file) throws IOException {
    try (DataArchiveReader archive = DataArchiveReader.open(file, TIGHT)) {
      return archive.verify();
    }
  }

  @ParameterizedTest
  @MethodSource("wrongArchives")
  void whatIsWrongIsRefusedAndSaid(Supplier<HandmadeArchive> archive, String why) throws Exception {
    Path file = archive.get().write(folder);

    assertThatExceptionOfType(PortabilityException.class)
        .isThrownBy(() -> verify(file))
        .withMessageContaining(why)
        .withMessageContaining("Nothing of it was kept");
  }

  @Test
  void aRightOneIsTaken() throws Exception {
    assertThat(verify(good().write(folder)).resources()).hasSize(2);
  }

  @Test
  void twoFilesOfOneNameAreRefused() throws Exception {
    Path file =
        good().hidden("data/aaaa.csv", new byte[1]).hidden("data/bbbb.csv", x()).write(folder);
    String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    Path _ = Files.write(file, bytes.replace("bbbb", "aaaa").getBytes(StandardCharsets.ISO_8859_1));

    assertThatExceptionOfType(PortabilityException.class)
        .isThrownBy(
            () -> {
              try (DataArchiveReader archive = DataArchiveReader.open(file, ArchiveLimits.USUAL)) {
                DataPackage _ = archive.verify();
              }
            })
        .withMessageContaining("data/aaaa.csv twice");
  }

  @Test
  void whatIsCutOffOrNoArchiveIsRefused() throws Exception {
    byte[] whole = Files.readAllBytes(good().write(folder));
    Path half = Files.write(folder.resolve("half.zip"), Arrays.copyOf(whole, whole.length / 2));
    Path none = Files.writeString(folder.resolve("none.zip"), "site;name");

    for (Path file : new Path[] {half, none, folder.resolve("missing.zip")}) {
      assertThatExceptionOfType(PortabilityException.class).isThrownBy(() -> verify(file));
    }
  }
}
