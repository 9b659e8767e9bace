package fr.teleguichet.hardware.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the reference of metrics into the folder given as the only argument. */
public final class MetricDocsMain {

  private MetricDocsMain() {}

  /** Run by {@link MetricReferencePage#COMMAND}. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println("usage: MetricDocsMain FOLDER");
      System.exit(2);
    }
    Path file = Path.of(arguments[0]).resolve("metrics.md");
    Files.writeString(file, MetricReferencePage.text());
    System.out.println("wrote " + file);
  }
}
