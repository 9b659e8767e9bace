package fr.teleguichet.fleet.boot;

import fr.teleguichet.fleet.platform.settings.SettingsException;
import fr.teleguichet.fleet.territory.DepartmentFileBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the file of a département's communes that the setting {@code fleet.territory} names. */
@Command(
    name = "territory",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the file of a département's communes that the setting fleet.territory names,",
      "of open data that somebody downloaded: communes.json and epci.json of etalab's",
      "decoupage-administratif, the two outlines of gregoiredavid's france-geojson."
    })
final class CommuneFileCommand implements Callable<Integer> {
  @Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Option(names = "--communes", required = true, paramLabel = "FILE", description = "communes.json")
  private @Nullable Path communes;

  @Option(names = "--epci", required = true, paramLabel = "FILE", description = "epci.json")
  private @Nullable Path epci;

  @Option(
      names = "--commune-outlines",
      required = true,
      paramLabel = "FILE",
      description = "Such as communes-46-lot.geojson.")
  private @Nullable Path communeOutlines;

  @Option(
      names = "--outline",
      required = true,
      paramLabel = "FILE",
      description = "Such as departement-46-lot.geojson; it says which département is meant.")
  private @Nullable Path outline;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "The file to write, which does not exist yet.")
  private @Nullable Path to;

  @Override
  public Integer call() throws IOException {
    Path target = Objects.requireNonNull(to);
    try {
      String made =
          DepartmentFileBuilder.make(
              bytes(communes), bytes(epci), bytes(communeOutlines), bytes(outline));
      Path _ = Files.writeString(target, made, StandardOpenOption.CREATE_NEW);
    } catch (IllegalArgumentException failure) {
      throw new SettingsException("These files do not fit together: " + failure.getMessage());
    } catch (IOException failure) {
      throw new SettingsException("A file cannot be read or written: " + failure.getMessage());
    }
    Objects.requireNonNull(spec)
        .commandLine()
        .getOut()
        .println("Name it in the settings: fleet.territory: " + target.toAbsolutePath());
    return ExitCode.STOPPED;
  }

  private static byte[] bytes(@Nullable Path file) throws IOException {
    return Files.readAllBytes(Objects.requireNonNull(file));
  }
}
