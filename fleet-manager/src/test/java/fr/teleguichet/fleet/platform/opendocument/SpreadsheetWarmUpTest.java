package fr.teleguichet.fleet.platform.opendocument;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first who asks for a spreadsheet finds what makes it there. */
final class SpreadsheetWarmUpTest {

  /** Counted in a program of its own, since others of this one have made spreadsheets before. */
  @Test
  void afterwardsASpreadsheetLoadsNextToNoClasses() throws Exception {
    assertThat(classesOfASpreadsheet("cold")).isGreaterThan(200);
    assertThat(classesOfASpreadsheet("warm")).isLessThan(20);
  }

  private static long classesOfASpreadsheet(String how) throws IOException, InterruptedException {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SpreadsheetWarmUpTest.class.getName(),
                how)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String out =
        new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(program.waitFor()).isZero();
    return Long.parseLong(out.lines().toList().getLast());
  }

  /** How many classes a spreadsheet loads, after the one for nobody or without it. */
  public static void main(String[] how) {
    if (how[0].equals("warm")) {
      SpreadsheetWarmUp.run();
    }
    long classes = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
    byte[] _ =
        OpenDocumentSpreadsheetWriter.write(
            new OpenDocumentSpreadsheetWriter.Page(
                "Bilan", List.of(List.of("Site", "Entretiens"), List.of("Cajarc", 250.5))));
    System.out.println(
        ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount() - classes);
  }
}
