package fr.teleguichet.fleet.service;

import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.service.OfferedServicesDocument;
import fr.teleguichet.hardware.service.OfferedServicesRefusal;
import fr.teleguichet.hardware.service.PublicService;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a kiosk refused its services, in words. */
final class OfferedServicesRefusalText {

  /** A place in a service: which one, and the member of it. */
  private static final Pattern IN_SERVICE =
      Pattern.compile("services\\[([0-9]{1,2})\\](?:\\.([A-Za-z]+))?.*");

  private final OfferedServicesDocument document;
  private final LocalizedText text;

  /**
   * @param document what was refused
   */
  OfferedServicesRefusalText(OfferedServicesDocument document, LocalizedText text) {
    this.document = document;
    this.text = text;
  }

  String of(OfferedServicesRefusal refusal) {
    String key = "services.refusal." + refusal.reason().code();
    return switch (refusal.reason()) {
      case NEWER_FORMAT, NOT_READABLE -> text.say(key);
      case TOO_LONG, TOO_MANY -> text.say(key, Integer.parseInt(refusal.parameter()));
      case DUPLICATE ->
          text.say(
              key,
              document.services().stream()
                  .filter(it -> it.code().value().equals(refusal.parameter()))
                  .findFirst()
                  .map(this::name)
                  .orElse(refusal.parameter()));
      case WRONG_MEMBER -> member(key, refusal.parameter());
    };
  }

  private String member(String key, String place) {
    Matcher at = IN_SERVICE.matcher(place);
    if (!at.matches() || Integer.parseInt(at.group(1)) >= document.services().size()) {
      return text.say(key);
    }
    String what =
        Optional.ofNullable(at.group(2))
            .flatMap(it -> text.find("services.refusal.member." + it))
            .orElseGet(() -> text.say("services.refusal.member.other"));
    PublicService service = document.services().get(Integer.parseInt(at.group(1)));
    return text.say("services.refusal.in-service", name(service), what);
  }

  private String name(PublicService service) {
    return service.name().in(PublicServiceCache.language(text.language()));
  }
}
