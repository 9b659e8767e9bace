package fr.teleguichet.fleet.alert.delivery;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.person.Account;
import fr.teleguichet.fleet.alert.AlertPerson;
import fr.teleguichet.fleet.alert.AlertReader;
import fr.teleguichet.fleet.alert.AlertRow;
import fr.teleguichet.fleet.alert.AlertState;
import fr.teleguichet.fleet.alert.AlertText;
import fr.teleguichet.fleet.alert.AlertedCondition;
import fr.teleguichet.fleet.kiosk.NextStep;
import fr.teleguichet.fleet.kiosk.StatusReasonText;
import fr.teleguichet.fleet.web.page.LocalizedText;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says in a mail what an alert is, as far as the reader may see it. */
@Singleton
final class AlertMailComposer {

  /** More are on the page. */
  private static final int MAX_MEMBERS = 20;

  private final AlertReader alerts;
  private final AlertText words;
  private final DeliverySettings settings;

  AlertMailComposer(AlertReader alerts, AlertText words, DeliverySettings settings) {
    this.alerts = alerts;
    this.words = words;
    this.settings = settings;
  }

  /** The mail; empty where it is not for the reader any more, or not true any more. */
  Optional<MailContent> compose(
      long alert, Delivery.What what, Account reader, AlertPreference wish, LocalizedText text) {
    Scope scope = reader.scope();
    return alerts
        .find(alert, scope)
        .filter(row -> isStillDue(row, what, reader, wish))
        .map(row -> content(row, alerts.members(alert, scope), what, reader.role(), text));
  }

  private static boolean isStillDue(
      AlertRow alert, Delivery.What what, Account reader, AlertPreference wish) {
    return switch (what) {
      case OPENED, RESOLVED -> wish.wants(alert.severity());
      case REMINDER -> wish.wants(alert.severity()) && !alert.state().isOver();
      case ASSIGNED ->
          alert.state() instanceof AlertState.Assigned(AlertPerson to, _)
              && to.account() == reader.id();
      case DIGEST -> false;
    };
  }

  private MailContent content(
      AlertRow alert,
      List<AlertedCondition> members,
      Delivery.What what,
      Role reader,
      LocalizedText text) {
    String title =
        text.say(
            "alert.one.title",
            AlertText.what(alert.kind(), alert.members().topic(), text),
            words.where(alert, text));
    List<String> facts =
        Stream.of(
                Optional.of(text.say("alert.since", text.moment(alert.since()))),
                AlertText.amount(alert.kind(), alert.members().amount(), text),
                AlertText.cause(alert, text),
                Optional.of(state(alert, text)))
            .flatMap(Optional::stream)
            .toList();
    return new MailContent(
        text.say("mail.subject." + what.code(), title),
        text.say(
            "mail.lead." + what.code(),
            title,
            text.say("alert.severity." + alert.severity().code())),
        List.of(
            new MailContent.Section(text.say("mail.facts"), facts),
            new MailContent.Section(
                text.say("mail.advice"),
                members.stream().limit(MAX_MEMBERS).flatMap(it -> advice(it, text)).toList()),
            new MailContent.Section(
                text.say("mail.members"),
                members.size() < 2
                    ? List.of()
                    : members.stream()
                        .limit(MAX_MEMBERS)
                        .map(it -> words.subject(it.subject(), text))
                        .toList())),
        Stream.concat(
                Stream.of(
                    new MailContent.Link(
                        settings.pages() + "/alerts/" + alert.id(), text.say("mail.link"))),
                sheets(members, reader, text))
            .toList(),
        text.say("mail.foot"));
  }

  /** What is wrong with a kiosk now, who acts, and how. */
  private Stream<String> advice(AlertedCondition member, LocalizedText text) {
    return words.kiosk(member).stream()
        .flatMap(row -> row.reasons().stream())
        .map(
            reason ->
                text.say(
                    "mail.advice.line",
                    words.subject(member.subject(), text),
                    StatusReasonText.say(reason, text),
                    NextStep.of(reason).who(text),
                    NextStep.of(reason).words(text)));
  }

  /** The sheets of visits, for those whom their pages let in. */
  private Stream<MailContent.Link> sheets(
      List<AlertedCondition> members, Role reader, LocalizedText text) {
    if (reader != Role.COORDINATOR && reader != Role.TECHNICIAN) {
      return Stream.empty();
    }
    return members.stream()
        .limit(MAX_MEMBERS)
        .flatMap(it -> words.kiosk(it).stream())
        .flatMap(
            row ->
                row.visitSheet().stream()
                    .map(
                        path ->
                            new MailContent.Link(
                                settings.pages() + path, text.say("visit.title", row.title()))))
        .distinct();
  }

  private static String state(AlertRow alert, LocalizedText text) {
    boolean isOver = alert.state().isOver() && alert.state().person().isEmpty();
    return text.say(
        "alert.state." + (isOver ? "over" : alert.state().code()),
        alert.state().person().map(it -> text.who(it.name())).orElse(""));
  }
}
