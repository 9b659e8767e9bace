package fr.teleguichet.provisioning.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.teleguichet.provisioning.text.Language;
import fr.teleguichet.provisioning.text.MessageTexts;
import fr.teleguichet.provisioning.trouble.TroubleException;
import java.io.PrintWriter;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The command line with all its commands, in the person's language. */
final class CommandLineFactory {

  static final String NAME = "teleguichet-provision";

  private static final String HELP = "fr.teleguichet.provisioning.cli.commands";
  private static final int WIDTH = 100;

  private CommandLineFactory() {}

  /** The command line for these arguments, which say in which language it speaks. */
  static CommandLine of(ProgramEnvironment equipment, String... arguments) {
    return in(language(equipment, arguments), equipment);
  }

  /** The command line in this language. */
  static CommandLine in(Language language, ProgramEnvironment equipment) {
    var root = new RootCommand();
    var context = new CommandContext(equipment, new MessageTexts(language), root);
    var line = new CommandLine(root);
    Commands.addTo(line, context);
    if (language == Language.FRENCH) {
      line.setResourceBundle(
          ResourceBundle.getBundle(
              HELP, language.locale(), Control.getNoFallbackControl(Control.FORMAT_PROPERTIES)));
    }
    line.setOut(equipment.out());
    line.setErr(equipment.err());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((exception, failed, _) -> failed(exception, failed, context));
    line.setParameterExceptionHandler((exception, _) -> misused(exception, context));
    describe(line, context.texts());
    return line;
  }

  private static Language language(ProgramEnvironment equipment, String... arguments) {
    Language wanted = Language.ofEnvironment(equipment.environment());
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].startsWith("--lang=")) {
        wanted = Language.of(arguments[i].substring("--lang=".length())).orElse(wanted);
      } else if (arguments[i].equals("--lang") && i + 1 < arguments.length) {
        wanted = Language.of(arguments[i + 1]).orElse(wanted);
      }
    }
    return wanted;
  }

  private static void describe(CommandLine line, MessageTexts texts) {
    CommandSpec spec = line.getCommandSpec();
    var _ = spec.mixinStandardHelpOptions(true);
    spec.usageMessage().width(WIDTH);
    spec.usageMessage().exitCodeListHeading("%n" + texts.of("help.exit-codes") + "%n");
    spec.usageMessage().exitCodeList(ExitCode.meanings(texts));
    spec.usageMessage().synopsisHeading(texts.of("help.usage") + " ");
    if (!spec.subcommands().isEmpty()) {
      spec.usageMessage().commandListHeading("%n" + texts.of("help.commands") + "%n");
    }
    line.getSubcommands().values().forEach(command -> describe(command, texts));
  }

  private static int failed(Exception exception, CommandLine line, CommandContext context) {
    if (exception instanceof TroubleException trouble) {
      return tell(trouble, context);
    }
    PrintWriter err = line.getErr();
    err.println(NAME + ": " + context.texts().of("defect"));
    exception.printStackTrace(err);
    err.flush();
    return ExitCode.DEFECT.code();
  }

  private static int tell(TroubleException trouble, CommandContext context) {
    String sentence = context.texts().of(trouble.say());
    ExitCode exit = ExitCode.of(trouble.kind());
    if (context.root().json()) {
      context
          .screen()
          .answer(
              new ObjectMapper()
                  .createObjectNode()
                  .put("error", trouble.say().key())
                  .put("message", sentence)
                  .put("exitCode", exit.code()));
    }
    context.equipment().err().println(NAME + ": " + sentence);
    return exit.code();
  }

  private static int misused(ParameterException exception, CommandContext context) {
    PrintWriter err = exception.getCommandLine().getErr();
    err.println(
        NAME + ": " + context.texts().of("help.misused", String.valueOf(exception.getMessage())));
    CommandLine.UnmatchedArgumentException.printSuggestions(exception, err);
    err.println(
        context
            .texts()
            .of("help.try", exception.getCommandLine().getCommandSpec().qualifiedName(" ")));
    return ExitCode.USAGE.code();
  }
}
