package fr.teleguichet.fleet.alert.web;

import fr.teleguichet.fleet.alert.AlertEvent;
import fr.teleguichet.fleet.alert.AlertKind;
import fr.teleguichet.fleet.alert.AlertPerson;
import fr.teleguichet.fleet.alert.AlertRow;
import fr.teleguichet.fleet.alert.AlertState;
import fr.teleguichet.fleet.alert.AlertText;
import fr.teleguichet.fleet.alert.AlertedCondition;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.web.page.LocalizedText;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Makes lines of alerts. */
@Singleton
final class AlertLineFactory {
  private final AlertText words;

  AlertLineFactory(AlertText words) {
    this.words = words;
  }

  AlertViewModels.Line line(AlertRow alert, LocalizedText text) {
    AlertRow.Members members = alert.members();
    return new AlertViewModels.Line(
        alert.id(),
        alert.severity().code(),
        AlertText.what(alert.kind(), members.topic(), text),
        words.where(alert, text),
        AlertText.amount(alert.kind(), members.amount(), text),
        AlertText.cause(alert, text),
        alert.since(),
        alert.opened(),
        state(alert.state()),
        alert.state().person().map(AlertPerson::name).map(text::who),
        alert.state().isOver() ? Optional.of(alert.state().since()) : Optional.empty(),
        members.holding() > 0,
        alert.state() instanceof AlertState.Open);
  }

  private static String state(AlertState state) {
    boolean isOver = state.isOver() && state.person().isEmpty();
    return "alert.state." + (isOver ? "over" : state.code());
  }

  AlertViewModels.Member member(AlertKind kind, AlertedCondition member, LocalizedText text) {
    Optional<KioskRow> kiosk = words.kiosk(member);
    return new AlertViewModels.Member(
        words.subject(member.subject(), text),
        words.page(member.subject()),
        AlertText.what(kind, member.topic(), text),
        AlertText.amount(kind, member.amount(), text),
        member.since(),
        member.ended(),
        kiosk.map(KioskRow::reasons).orElse(List.of()),
        kiosk.flatMap(KioskRow::visitSheet));
  }

  static AlertViewModels.Happening happening(AlertEvent event, LocalizedText text) {
    String key = "alert.event." + event.what().code();
    return switch (event.what()) {
      case OPENED, JOINED ->
          new AlertViewModels.Happening(event.at(), text.say(key, count(event)), Optional.empty());
      case ASSIGNED ->
          new AlertViewModels.Happening(
              event.at(), text.say(key, text.who(event.actor()), event.text()), Optional.empty());
      case RELEASED ->
          new AlertViewModels.Happening(event.at(), text.say(key, event.text()), Optional.empty());
      case SEEN, RESOLVED, OVER, REOPENED ->
          new AlertViewModels.Happening(
              event.at(),
              text.say(key, text.who(event.actor())),
              Optional.of(event.text()).filter(it -> !it.isEmpty()));
    };
  }

  /** How many conditions the alert began with or got; one where a row does not say it. */
  private static int count(AlertEvent event) {
    return event.text().matches("[0-9]{1,9}") ? Integer.parseInt(event.text()) : 1;
  }
}
