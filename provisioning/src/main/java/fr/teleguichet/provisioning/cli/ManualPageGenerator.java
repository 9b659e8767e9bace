package fr.teleguichet.provisioning.cli;

import fr.teleguichet.provisioning.text.MessageTexts;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of the whole program in roff (man(7)), made of the commands themselves. */
final class ManualPageGenerator {

  private final MessageTexts texts;
  private final StringBuilder page = new StringBuilder();

  ManualPageGenerator(MessageTexts texts) {
    this.texts = texts;
  }

  String of(CommandLine line) {
    CommandSpec root = line.getCommandSpec();
    page.append(".TH ").append(CommandLineFactory.NAME.toUpperCase(texts.locale())).append(" 1\n");
    heading(texts.of("manual.name"));
    page.append(escaped(CommandLineFactory.NAME)).append(" \\- ");
    text(List.of(root.usageMessage().description()));
    heading(texts.of("manual.synopsis"));
    page.append(escaped(CommandLineFactory.NAME + " " + texts.of("manual.command"))).append('\n');
    heading(texts.of("manual.options"));
    root.options().forEach(option -> argument(line, option));
    heading(texts.of("manual.commands"));
    commands(line);
    heading(texts.of("manual.exit"));
    ExitCode.meanings(texts).forEach(this::item);
    return page.toString();
  }

  private void commands(CommandLine line) {
    for (CommandLine command : line.getSubcommands().values()) {
      CommandSpec spec = command.getCommandSpec();
      page.append(".SS ").append(escaped(spec.qualifiedName(" "))).append('\n');
      text(List.of(spec.usageMessage().description()));
      spec.positionalParameters().forEach(parameter -> argument(command, parameter));
      spec.options().stream()
          .filter(option -> !option.inherited() && !option.usageHelp() && !option.versionHelp())
          .forEach(option -> argument(command, option));
      commands(command);
    }
  }

  private void argument(CommandLine line, ArgSpec argument) {
    String name =
        switch (argument) {
          case OptionSpec option ->
              String.join(", ", option.names())
                  + (option.typeInfo().isBoolean() ? "" : " " + option.paramLabel());
          case PositionalParamSpec parameter -> parameter.paramLabel();
          default -> argument.paramLabel();
        };
    var help = new Help(line.getCommandSpec(), Help.defaultColorScheme(Ansi.OFF));
    Text[][] rendered =
        argument instanceof OptionSpec option
            ? help.createDefaultOptionRenderer()
                .render(option, help.parameterLabelRenderer(), colours())
            : help.createDefaultParameterRenderer()
                .render((PositionalParamSpec) argument, help.parameterLabelRenderer(), colours());
    var description = new StringBuilder();
    for (Text[] row : rendered) {
      description.append(row[row.length - 1]).append(' ');
    }
    item(name, description.toString().strip());
  }

  private static Help.ColorScheme colours() {
    return Help.defaultColorScheme(Ansi.OFF);
  }

  private void item(String term, String meaning) {
    page.append(".TP\n\\fB").append(escaped(term)).append("\\fR\n");
    page.append(escaped(meaning)).append('\n');
  }

  private void heading(String title) {
    page.append(".SH ").append(escaped(title)).append('\n');
  }

  private void text(List<String> lines) {
    lines.forEach(sentence -> page.append(escaped(sentence)).append('\n'));
  }

  /** Keeps hyphens copyable, and a dot at a line's start from being a request. */
  private static String escaped(String text) {
    String plain = text.replace("\\", "\\e").replace("-", "\\-").replace("\n", " ");
    return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
  }
}
