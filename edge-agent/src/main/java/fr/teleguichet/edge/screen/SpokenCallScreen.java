package fr.teleguichet.edge.screen;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The screens of a call as they are read aloud, from the agreement on. Of what the two say and
 * write to each other nothing is.
 *
 * @param text what has the view, and the words
 */
record SpokenCallScreen(SpokenText text) {

  /** What stands on the screen of this state; nothing on one that is no call's. */
  List<String> of(String state) {
    return switch (state) {
      case "agreement" -> agreement();
      case "checking" -> checking();
      case "waiting" -> waiting();
      case "connecting" -> connecting();
      case "interview" -> interview();
      case "transfer" -> transfer();
      case "no-answer" -> noAnswer();
      default -> List.of();
    };
  }

  private List<String> agreement() {
    List<String> parts = text.parts("call.agreement", "title", "text");
    parts.add(service());
    parts.addAll(
        text.parts(
            "call.agreement", "points.free", "points.media", "points.erased", "points.stop"));
    parts.add(PrivacyNotice.spoken(text.view(), text.language()));
    parts.addAll(text.parts("call.agreement", "agree", "accompanied", "back"));
    return parts;
  }

  private List<String> checking() {
    List<String> parts = text.parts("call.checking", "title", "text");
    text.place().lack().ifPresent(it -> parts.add(text.say("call.checking." + it.code())));
    if (text.place().lack().filter(it -> it != PagePlace.Lack.BLIND).isEmpty()) {
      parts.add(text.say("call.checking.level"));
    }
    parts.addAll(text.parts("call.checking", "play", "heard", "ready", "back"));
    return parts;
  }

  private List<String> waiting() {
    List<String> parts = text.parts("call.waiting", "title");
    parts.add(service());
    Optional.ofNullable(text.view().getInteger("position"))
        .map(this::position)
        .ifPresent(parts::add);
    Optional.ofNullable(text.view().getLong("expected")).map(this::expected).ifPresent(parts::add);
    parts.addAll(text.parts("call.waiting", "text", "alternative"));
    telephone().ifPresent(parts::add);
    parts.addAll(text.parts("call.waiting", "back"));
    return parts;
  }

  private String position(int position) {
    return switch (position) {
      case 1 -> text.say("call.waiting.next");
      case 2 -> text.say("call.waiting.one");
      default ->
          text.texts()
              .say(text.language(), "call.waiting.before", Map.of("count", "" + (position - 1)));
    };
  }

  private String expected(long seconds) {
    long minutes = Math.round(seconds / 60.0);
    return minutes < 2
        ? text.say("call.waiting.soon")
        : text.texts()
            .say(
                text.language(),
                "call.waiting.minutes",
                Map.of("minutes", new SpokenHours(text.texts(), text.language()).minutes(minutes)));
  }

  private List<String> connecting() {
    List<String> parts = text.parts("call.connecting", "title");
    parts.add(service());
    parts.addAll(text.parts("call.connecting", "text", "back"));
    return parts;
  }

  private List<String> noAnswer() {
    String why = text.view().getString("why");
    List<String> parts = text.parts("call.noAnswer", why + ".title");
    parts.add(service());
    parts.addAll(text.parts("call.noAnswer", why + ".text", "alternative"));
    telephone().ifPresent(parts::add);
    if (text.view().containsKey("fallback")) {
      parts.addAll(text.parts("call.noAnswer", "own"));
    }
    parts.addAll(text.parts("call.noAnswer", "back", "close"));
    return parts;
  }

  private Optional<String> telephone() {
    return Optional.ofNullable(text.view().getJsonObject("service").getString("telephone"))
        .map(number -> text.say("call.telephone") + " " + number);
  }

  private List<String> interview() {
    List<String> parts = text.parts("call.interview", "title");
    parts.add(text.say("call.interview.text") + " " + service());
    if (text.view().getBoolean("played", false)) {
      parts.addAll(text.parts("call.interview", "played"));
    }
    parts.addAll(papers());
    text.place().writing().map(CallInputMethod::texts).orElse(List.of()).stream()
        .map(it -> text.say("call.writing." + it))
        .forEach(parts::add);
    parts.addAll(text.parts("call.interview", "end"));
    return parts;
  }

  private List<String> transfer() {
    List<String> parts = text.parts("call.transfer", "title");
    parts.add(text.name(text.view().getJsonObject("other")));
    parts.addAll(text.parts("call.transfer", "text"));
    parts.addAll(papers());
    parts.addAll(text.parts("call.transfer", "yes", "no"));
    return parts;
  }

  /** What is asked of the citizen is a consent, and nobody agrees to what they could not hear. */
  private List<String> papers() {
    return text.place().paper().map(CallPaperStep::texts).orElse(List.of()).stream()
        .map(it -> text.say("call.documents." + it))
        .toList();
  }

  private String service() {
    return text.name(text.view().getJsonObject("service"));
  }
}
