package fr.teleguichet.fleet.alert.web;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.alert.AlertEvent;
import fr.teleguichet.fleet.alert.AlertGroupKey;
import fr.teleguichet.fleet.alert.AlertPerson;
import fr.teleguichet.fleet.alert.AlertReader;
import fr.teleguichet.fleet.alert.AlertRow;
import fr.teleguichet.fleet.alert.AlertSubject;
import fr.teleguichet.fleet.alert.AlertedCondition;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Alerts as programs read them. */
final class AlertJson {
  private AlertJson() {}

  /** An alert. */
  @Serdeable
  @Schema(name = "Alert", description = "Something that wants somebody, told once.")
  record Alert(
      long id,
      @Schema(description = "Which rule, such as offline or paper-low.") String kind,
      @Schema(description = "How soon: urgent, soon or notice.") String severity,
      @Schema(description = "What its members have in common: fleet, site or alone.") String cause,
      Instant since,
      @Schema(description = "When it was told.") Instant opened,
      @Schema(description = "open, seen, assigned or resolved.") String state,
      @Schema(description = "When the state began.") Instant changed,
      @Nullable
          @Schema(
              description =
                  "Who saw it, has it or resolved it; null where nobody did, or where it resolved"
                      + " itself.")
          String person,
      @Schema(description = "What it is about, in the scope.") int members,
      @Schema(description = "Of these, how many still hold.") int holding) {
    static Alert of(AlertRow row) {
      return new Alert(
          row.id(),
          row.kind().code(),
          row.severity().code(),
          switch (row.cause()) {
            case AlertGroupKey.WholeFleet() -> "fleet";
            case AlertGroupKey.AtSite _ -> "site";
            case AlertGroupKey.Alone _ -> "alone";
          },
          row.since(),
          row.opened(),
          row.state().code(),
          row.state().since(),
          row.state().person().map(AlertPerson::name).orElse(null),
          row.members().all(),
          row.members().holding());
    }
  }

  /** What an alert is about. */
  @Serdeable
  @Schema(name = "AlertMember", description = "A condition that an alert tells.")
  record Member(
      @Schema(description = "kiosk, site or network.") String subject,
      @Nullable @Schema(description = "The kiosk’s group and node, as in addresses.") String kiosk,
      @Nullable @Schema(description = "The territory; null for the network.") String territory,
      @Schema(description = "Which part of it, such as printer; may be empty.") String topic,
      @Schema(description = "The number that its rule counts; 0 where it counts none.") long amount,
      Instant since,
      @Nullable @Schema(description = "When it was over; null while it holds.") Instant ended) {
    static Member of(AlertedCondition member) {
      String territory = member.subject().territory();
      return new Member(
          switch (member.subject()) {
            case AlertSubject.OfKiosk _ -> "kiosk";
            case AlertSubject.OfSite _ -> "site";
            case AlertSubject.Network() -> "network";
          },
          member.subject() instanceof AlertSubject.OfKiosk(var node) ? node.segment() : null,
          territory.isEmpty() ? null : territory,
          member.topic(),
          member.amount(),
          member.since(),
          member.ended().orElse(null));
    }
  }

  /** Something in an alert's life. */
  @Serdeable
  @Schema(name = "AlertEvent", description = "Something that happened to an alert.")
  record Event(
      Instant at,
      @Schema(description = "opened, joined, seen, assigned, resolved, over, reopened or released.")
          String what,
      @Schema(description = "Who did it; empty for the manager.") String actor,
      @Schema(
              description =
                  "To whom, a note, or how many; may be empty, as are notes on an alert that"
                      + " reaches beyond the token’s scope.")
          String text) {
    static Event of(AlertEvent event) {
      return new Event(event.at(), event.what().code(), event.actor(), event.text());
    }
  }

  /** An alert with what belongs to it. */
  @Serdeable
  @Schema(name = "WholeAlert")
  record Whole(
      Alert alert,
      @Schema(description = "At most 200, those that hold first.") List<Member> members,
      List<Event> life) {
    static Whole of(AlertRow alert, AlertReader reader, Scope scope) {
      return new Whole(
          Alert.of(alert),
          reader.members(alert.id(), scope).stream().map(Member::of).toList(),
          reader.events(alert.id(), scope).stream().map(Event::of).toList());
    }
  }

  /** Somebody who may have an alert. */
  @Serdeable
  @Schema(name = "AlertAssignee", description = "Somebody who may see to an alert.")
  record Assignee(@Schema(description = "The account’s number.") long account, String name) {}

  /** Whom an alert shall be given to. */
  @Serdeable
  @Schema(name = "AlertAssignment", requiredProperties = "account")
  record Assignment(
      @Nullable @Schema(description = "The number of an account that may see to it.")
          Long account) {}

  /** That an alert is over. */
  @Serdeable
  @Schema(name = "AlertResolution")
  record Resolution(
      @Nullable @Schema(description = "What was done, at most 500 characters; may be missing.")
          String note) {}

  /** A part of the list. */
  @Serdeable
  @Schema(name = "AlertListing")
  record Listing(
      List<Alert> alerts,
      @Nullable @Schema(description = "Give this as before for the next part; null at the end.")
          Long next) {}
}
