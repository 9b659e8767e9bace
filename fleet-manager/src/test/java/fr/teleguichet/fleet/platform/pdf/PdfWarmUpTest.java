package fr.teleguichet.fleet.platform.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first who asks for a document finds what makes it there. */
final class PdfWarmUpTest {

  private static final String BODY =
      """
      <h1>Bilan</h1><p>Deux <b>cent</b> <i>cinquante</i> entretiens</p>
      <table><thead><tr><th>Site</th></tr></thead><tbody><tr><td>Cajarc</td></tr></tbody></table>
      <svg xmlns="http://www.w3.org/2000/svg" width="200" height="60" role="img"><title>x</title>
      <rect width="50" height="50" fill="#336699"/>
      <text x="60" y="30" font-family="Liberation Sans">250</text></svg>
      """;

  @Test
  void nothingIsMadeOnTheThreadOfTheSchedule() {
    List<Runnable> handed = new ArrayList<>();

    new PdfWarmUp(new PdfRenderer(Clock.systemUTC()), handed::add).begin();

    assertThat(handed).hasSize(1);
  }

  /** Counted in a program of its own, since others of this one have made documents before. */
  @Test
  void afterwardsADocumentLoadsNextToNoClasses() throws Exception {
    assertThat(classesOfADocument("cold")).isGreaterThan(2_000);
    assertThat(classesOfADocument("warm")).isLessThan(100);
  }

  private static long classesOfADocument(String how) throws IOException, InterruptedException {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                PdfWarmUpTest.class.getName(),
                how)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String out =
        new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(program.waitFor()).isZero();
    return Long.parseLong(out.lines().toList().getLast().split(" ", -1)[0]);
  }

  /**
   * How many classes a document loads, how many milliseconds of a processor it takes and how many
   * of the clock, after the page for nobody or without it.
   */
  public static void main(String[] how) {
    PdfRenderer renderer = new PdfRenderer(Clock.systemUTC());
    if (how[0].equals("warm")) {
      new PdfWarmUp(renderer, Runnable::run).begin();
    }
    long classes = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long start = System.nanoTime();
    byte[] _ = renderer.render(PdfDocument.archive("Bilan", "fr", "", BODY, List.of()));
    System.out.println(
        ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount()
            - classes
            + " "
            + (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1_000_000
            + " "
            + (System.nanoTime() - start) / 1_000_000);
  }
}
