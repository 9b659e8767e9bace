package fr.teleguichet.edge.peripheral.print;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("proof")
class TestPageIT {

  private static final TestPage PAGE =
      new TestPage("relais-01", ZonedDateTime.parse("2026-11-24T09:05:00+01:00[Europe/Paris]"));

  @TempDir private Path folder;

  /** OpenPrinting's converter reads PWG Raster with the library that printers are built with. */
  @Test
  @Timeout(300)
  void theRasterIsOneThatCupsReadsAsOnePage() throws Exception {
    Path converter = Installed.program("ippevepcl", "cups-ipp-utils");
    Path page = folder.resolve("page.pwg");
    Files.write(page, PAGE.as(List.of(PrintDocument.PWG_RASTER)).orElseThrow().content());
    var builder = new ProcessBuilder(converter.toString(), page.toString());
    builder.environment().put("CONTENT_TYPE", PrintDocument.PWG_RASTER);
    builder.environment().put("IPP_PRINTER_RESOLUTION_DEFAULT", "300dpi");
    Process process =
        builder
            .redirectOutput(folder.resolve("pcl").toFile())
            .redirectError(folder.resolve("log").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String log = Files.readString(folder.resolve("log"));
    assertThat(process.exitValue()).as(log).isZero();
    assertThat(log).contains("ATTR: job-impressions=1").doesNotContain("ERROR");
    assertThat(Files.size(folder.resolve("pcl"))).isGreaterThan(5_000);
  }

  @Test
  void withoutAFormatOfOursThereIsNoPage() {
    assertThat(PAGE.as(List.of("image/urf"))).isEmpty();
  }

  @Test
  void everyLetterOfThePageHasDots() throws IOException {
    DotMatrixFont glyphs = DotMatrixFont.load();
    String unknown =
        PAGE.lines().stream()
            .flatMapToInt(line -> line.text().chars())
            .filter(letter -> !glyphs.knows(letter))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    assertThat(unknown).isEmpty();
  }
}
