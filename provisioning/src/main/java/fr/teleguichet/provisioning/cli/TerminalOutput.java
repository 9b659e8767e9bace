package fr.teleguichet.provisioning.cli;

import com.fasterxml.jackson.databind.JsonNode;
import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.text.MessageTexts;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.io.IOException;
import java.util.Locale;

/**
 * What the person sees and answers, in the person's language; or one JSON document for a script.
 */
final class TerminalOutput {

  private final ProgramEnvironment equipment;
  private final MessageTexts texts;
  private final boolean json;

  TerminalOutput(ProgramEnvironment equipment, MessageTexts texts, boolean json) {
    this.equipment = equipment;
    this.texts = texts;
    this.json = json;
  }

  MessageTexts texts() {
    return texts;
  }

  /** Whether a script reads the answer. */
  boolean json() {
    return json;
  }

  /** A sentence for people; scripts do not get it. */
  void say(String key, Object... values) {
    if (!json) {
      equipment.out().println(texts.of(key, values));
    }
  }

  /** Text for people, as it is. */
  void print(String text) {
    if (!json) {
      equipment.out().print(text);
      equipment.out().flush();
    }
  }

  /** The answer for a script; people do not get it. */
  void answer(JsonNode document) {
    if (json) {
      equipment.out().println(document.toPrettyString());
    }
  }

  /** A sentence beside the answer, in both cases. */
  void warn(Message say) {
    equipment.err().println(texts.of(say));
  }

  /**
   * Asks the person to type exactly this.
   *
   * @throws TroubleException when something else is typed, or nobody is there
   */
  void confirm(String expected, Message question) throws TroubleException {
    if (json || !ask(question).equals(expected)) {
      throw new TroubleException(TroubleKind.REFUSED, "confirm.not", expected);
    }
  }

  /** Asks the person for yes or no; anything but a clear yes is no. */
  void confirmYes(Message question) throws TroubleException {
    boolean yes = !json && texts.of("answer.yes").equals(ask(question).toLowerCase(Locale.ROOT));
    if (!yes) {
      throw new TroubleException(TroubleKind.REFUSED, "confirm.no");
    }
  }

  /**
   * Asks a question that needs an answer.
   *
   * @throws TroubleException when the input is at its end: nobody answers any more
   */
  String answerTo(Message question) throws TroubleException {
    equipment.err().print(texts.of(question) + " ");
    equipment.err().flush();
    try {
      String line = equipment.answers().readLine();
      if (line == null) {
        throw new TroubleException(TroubleKind.REFUSED, "answer.ended");
      }
      return line.strip();
    } catch (IOException e) {
      throw new TroubleException(TroubleKind.MACHINE, Message.of("answer.unreadable"), e);
    }
  }

  /** Asks; no answer is an empty one. */
  private String ask(Message question) throws TroubleException {
    try {
      return answerTo(question);
    } catch (TroubleException trouble) {
      if (trouble.kind() == TroubleKind.REFUSED) {
        return "";
      }
      throw trouble;
    }
  }
}
