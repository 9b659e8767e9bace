package fr.teleguichet.provisioning.cli;

import com.fasterxml.jackson.databind.JsonNode;
import fr.teleguichet.provisioning.text.Say;
import fr.teleguichet.provisioning.text.Texts;
import fr.teleguichet.provisioning.trouble.Kind;
import fr.teleguichet.provisioning.trouble.Trouble;
import java.io.IOException;
import java.util.Locale;

/**
 * What the person sees and answers, in the person's language; or one JSON document for a script.
 */
final class Screen {

  private final Equipment equipment;
  private final Texts texts;
  private final boolean json;

  Screen(Equipment equipment, Texts texts, boolean json) {
    this.equipment = equipment;
    this.texts = texts;
    this.json = json;
  }

  Texts texts() {
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
  void warn(Say say) {
    equipment.err().println(texts.of(say));
  }

  /**
   * Asks the person to type exactly this.
   *
   * @throws Trouble when something else is typed, or nobody is there
   */
  void confirm(String expected, Say question) throws Trouble {
    if (json || !ask(question).equals(expected)) {
      throw new Trouble(Kind.REFUSED, "confirm.not", expected);
    }
  }

  /** Asks the person for yes or no; anything but a clear yes is no. */
  void confirmYes(Say question) throws Trouble {
    boolean yes = !json && texts.of("answer.yes").equals(ask(question).toLowerCase(Locale.ROOT));
    if (!yes) {
      throw new Trouble(Kind.REFUSED, "confirm.no");
    }
  }

  /**
   * Asks a question that needs an answer.
   *
   * @throws Trouble when the input is at its end: nobody answers any more
   */
  String answerTo(Say question) throws Trouble {
    equipment.err().print(texts.of(question) + " ");
    equipment.err().flush();
    try {
      String line = equipment.answers().readLine();
      if (line == null) {
        throw new Trouble(Kind.REFUSED, "answer.ended");
      }
      return line.strip();
    } catch (IOException e) {
      throw new Trouble(Kind.MACHINE, Say.of("answer.unreadable"), e);
    }
  }

  /** Asks; no answer is an empty one. */
  private String ask(Say question) throws Trouble {
    try {
      return answerTo(question);
    } catch (Trouble trouble) {
      if (trouble.kind() == Kind.REFUSED) {
        return "";
      }
      throw trouble;
    }
  }
}
