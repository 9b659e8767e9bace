package fr.teleguichet.provisioning.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program's own options, which every command has. */
@Command(
    name = CommandLineFactory.NAME,
    description = "From a bare board to a trusted, accepted unit: a technician’s tools.",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersionProvider.class,
    synopsisSubcommandLabel = "COMMAND")
final class RootCommand {

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "answer in JSON, for scripts; nothing is asked")
  private boolean json;

  /** Read before everything else, see {@link CommandLineFactory}; here it is only declared. */
  @Option(
      names = "--lang",
      paramLabel = "en|fr",
      scope = ScopeType.INHERIT,
      description = "the language; by default that of the environment (LC_ALL, LC_MESSAGES, LANG)")
  private @Nullable String language;

  boolean json() {
    return json;
  }

  @Nullable String language() {
    return language;
  }
}
