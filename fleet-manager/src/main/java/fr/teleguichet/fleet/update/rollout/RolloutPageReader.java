package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.audit.AuditLogReader;
import fr.teleguichet.fleet.audit.AuditQuery;
import fr.teleguichet.fleet.audit.StoredAuditEntry;
import fr.teleguichet.fleet.kiosk.FleetSnapshot;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.platform.database.RowNumberParser;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import fr.teleguichet.hardware.protocol.NodeAddress;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what the page of a rollout shows, and fills the part of it that changes. */
@Singleton
final class RolloutPageReader {

  /** Kiosks of each state that are named before somebody asks for one state. */
  private static final int FEW = 30;

  private static final int MAX_COUNT = 500;
  private static final int HISTORY = 50;

  /** The states in the order in which people care for them. */
  private static final List<MemberState> ORDER =
      List.of(
          MemberState.FAILED,
          MemberState.STRANDED,
          MemberState.UPDATING,
          MemberState.LEAVING,
          MemberState.REVERTING,
          MemberState.WAITING,
          MemberState.CANCELLED,
          MemberState.LEFT,
          MemberState.REVERTED,
          MemberState.SUCCEEDED);

  /**
   * What an open page shows.
   *
   * @param visitor who reads it, who sees the own territories only
   */
  record Wanted(int id, Principal visitor, RolloutViewReader.Query query, Language language) {}

  private final RolloutViewReader views;
  private final RolloutPermissions rights;
  private final AuditLogReader trail;
  private final LiveFleetStatus fleet;
  private final TemplateRenderer templates;
  private final MessageBundles texts;

  RolloutPageReader(
      RolloutViewReader views,
      RolloutPermissions rights,
      AuditLogReader trail,
      LiveFleetStatus fleet,
      TemplateRenderer templates,
      MessageBundles texts) {
    this.views = views;
    this.rights = rights;
    this.trail = trail;
    this.fleet = fleet;
    this.templates = templates;
    this.texts = texts;
  }

  static boolean mayStart(Principal visitor) {
    return visitor.role() == Role.COORDINATOR || visitor.role() == Role.TECHNICIAN;
  }

  /** The rollout that the address names; without one, the page that says so answers. */
  RolloutView rollout(String id, Principal visitor) {
    return RowNumberParser.parse(id)
        .flatMap(number -> views.find(number, visitor))
        .orElseThrow(() -> RolloutViewModels.NOT_THERE.exception(id));
  }

  /** Which kiosks an address asks for; words that make no sense ask for all. */
  static RolloutViewReader.Query query(@Nullable String wave, @Nullable String state) {
    return new RolloutViewReader.Query(
        Optional.ofNullable(wave).filter(it -> it.matches("[0-9]{1,2}")).map(Integer::valueOf),
        Optional.ofNullable(state).flatMap(MemberState::of),
        0,
        MAX_COUNT);
  }

  RolloutViewModels.Life life(RolloutView view, RolloutViewReader.Query query, Principal visitor) {
    List<MemberView> members = new ArrayList<>();
    if (query.state().isPresent()) {
      members.addAll(views.members(view, query, visitor));
    } else {
      int limit = query.wave().isPresent() ? MAX_COUNT : FEW;
      for (MemberState state : ORDER) {
        if (view.count(state) > 0) {
          members.addAll(
              views.members(
                  view,
                  new RolloutViewReader.Query(query.wave(), Optional.of(state), 0, limit),
                  visitor));
        }
      }
    }
    members.sort(Comparator.comparingInt(member -> ORDER.indexOf(member.state())));
    FleetSnapshot picture = fleet.picture();
    return new RolloutViewModels.Life(
        view,
        members.stream().map(member -> kiosk(picture, member)).toList(),
        query,
        mayStart(visitor) && rights.covers(view.rollout(), visitor));
  }

  private static RolloutViewModels.Kiosk kiosk(FleetSnapshot picture, MemberView member) {
    NodeAddress node = member.node();
    return new RolloutViewModels.Kiosk(
        member.naming(other -> title(picture, other)),
        picture.find(node).map(KioskRow::title).orElse(node.node()),
        picture.find(node).flatMap(KioskRow::ownName),
        KioskRow.segment(node.segment()));
  }

  /** What people call a kiosk, also one that is planned by its name alone. */
  static String title(FleetSnapshot picture, NodeAddress node) {
    return picture
        .find(node)
        .or(() -> picture.named(node.node()).filter(it -> it.node().isEmpty()))
        .map(KioskRow::called)
        .orElse(node.node());
  }

  /** The same of one by its address, its id in updates or its name. */
  static String title(FleetSnapshot picture, String kiosk) {
    return NodeAddress.ofSegment(kiosk)
        .map(node -> title(picture, node))
        .orElseGet(() -> picture.named(kiosk).map(KioskRow::called).orElse(kiosk));
  }

  /** The same of several, in order. */
  List<String> titles(List<String> kiosks) {
    FleetSnapshot picture = fleet.picture();
    return kiosks.stream().map(kiosk -> title(picture, kiosk)).sorted().toList();
  }

  /** What people call the sites where kiosks stand, by their codes. */
  Map<String, String> siteNames() {
    return siteNames(fleet.picture());
  }

  static Map<String, String> siteNames(FleetSnapshot picture) {
    return picture.entries().stream()
        .flatMap(entry -> entry.row().site().stream())
        .collect(
            Collectors.toUnmodifiableMap(
                site -> site.code().value(), Site::name, (first, _) -> first));
  }

  /** Who did what with the rollout, newest first; 50 at most. */
  List<StoredAuditEntry> history(int id) {
    String subject = "rollout " + id;
    return trail
        .find(
            new AuditQuery(
                "", "rollout.", subject, Optional.empty(), Optional.empty(), Long.MAX_VALUE, 500))
        .stream()
        .filter(row -> row.subject().equals(subject))
        .limit(HISTORY)
        .toList();
  }

  /** The part's HTML. */
  String html(Wanted wanted) {
    LocalizedText text = texts.in(wanted.language());
    return views
        .find(wanted.id(), wanted.visitor())
        .map(
            view ->
                templates.fill(
                    "rollout/life",
                    Map.of("life", life(view, wanted.query(), wanted.visitor()), "text", text)))
        .orElse("");
  }

  /** How it is now, in one sentence for who can't see it move. */
  String said(Wanted wanted) {
    LocalizedText text = texts.in(wanted.language());
    return views
        .find(wanted.id(), wanted.visitor())
        .map(
            view ->
                text.say(
                    "rollout.said",
                    RolloutText.state(view, text),
                    view.count(MemberState.SUCCEEDED),
                    view.total(),
                    view.count(MemberState.FAILED)))
        .orElse("");
  }
}
