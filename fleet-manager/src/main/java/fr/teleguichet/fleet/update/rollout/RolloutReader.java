package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.account.Role;
import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.audit.AuditRow;
import fr.teleguichet.fleet.audit.AuditSearch;
import fr.teleguichet.fleet.audit.AuditTrail;
import fr.teleguichet.fleet.kiosk.FleetPicture;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleet;
import fr.teleguichet.fleet.page.Language;
import fr.teleguichet.fleet.page.Templates;
import fr.teleguichet.fleet.page.Text;
import fr.teleguichet.fleet.page.Texts;
import fr.teleguichet.hardware.protocol.NodeAddress;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what the page of a rollout shows, and fills the part of it that changes. */
@Singleton
final class RolloutReader {

  /** Kiosks of each state that are named before somebody asks for one state. */
  private static final int FEW = 30;

  private static final int MOST = 500;
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
  record Wanted(int id, Visitor visitor, RolloutViews.Query query, Language language) {}

  private final RolloutViews views;
  private final RolloutRights rights;
  private final AuditTrail trail;
  private final LiveFleet fleet;
  private final Templates templates;
  private final Texts texts;

  RolloutReader(
      RolloutViews views,
      RolloutRights rights,
      AuditTrail trail,
      LiveFleet fleet,
      Templates templates,
      Texts texts) {
    this.views = views;
    this.rights = rights;
    this.trail = trail;
    this.fleet = fleet;
    this.templates = templates;
    this.texts = texts;
  }

  static boolean mayStart(Visitor visitor) {
    return visitor.role() == Role.COORDINATOR || visitor.role() == Role.TECHNICIAN;
  }

  /** Which kiosks an address asks for; words that make no sense ask for all. */
  static RolloutViews.Query query(@Nullable String wave, @Nullable String state) {
    return new RolloutViews.Query(
        Optional.ofNullable(wave).filter(it -> it.matches("[0-9]{1,2}")).map(Integer::valueOf),
        Optional.ofNullable(state).flatMap(MemberState::of),
        0,
        MOST);
  }

  RolloutPages.Life life(RolloutView view, RolloutViews.Query query, Visitor visitor) {
    List<MemberView> members = new ArrayList<>();
    if (query.state().isPresent()) {
      members.addAll(views.members(view, query, visitor));
    } else {
      int limit = query.wave().isPresent() ? MOST : FEW;
      for (MemberState state : ORDER) {
        if (view.count(state) > 0) {
          members.addAll(
              views.members(
                  view,
                  new RolloutViews.Query(query.wave(), Optional.of(state), 0, limit),
                  visitor));
        }
      }
    }
    members.sort(Comparator.comparingInt(member -> ORDER.indexOf(member.state())));
    FleetPicture picture = fleet.picture();
    return new RolloutPages.Life(
        view,
        members.stream().map(member -> kiosk(picture, member)).toList(),
        query,
        mayStart(visitor) && rights.covers(view.rollout(), visitor));
  }

  private static RolloutPages.Kiosk kiosk(FleetPicture picture, MemberView member) {
    NodeAddress node = member.node();
    return new RolloutPages.Kiosk(member, title(picture, node), KioskRow.segment(node.segment()));
  }

  /** What people call a kiosk. */
  static String title(FleetPicture picture, NodeAddress node) {
    return picture.find(node).map(KioskRow::title).orElse(node.node());
  }

  /** The same of one by its address, its id in updates or its name. */
  static String title(FleetPicture picture, String kiosk) {
    return NodeAddress.ofSegment(kiosk)
        .map(node -> title(picture, node))
        .orElseGet(() -> picture.named(kiosk).map(KioskRow::title).orElse(kiosk));
  }

  /** The same of several, in order. */
  List<String> titles(List<String> kiosks) {
    FleetPicture picture = fleet.picture();
    return kiosks.stream().map(kiosk -> title(picture, kiosk)).sorted().toList();
  }

  /** Who did what with the rollout, newest first; 50 at most. */
  List<AuditRow> history(int id) {
    String subject = "rollout " + id;
    return trail
        .find(
            new AuditSearch(
                "", "rollout.", subject, Optional.empty(), Optional.empty(), Long.MAX_VALUE, 500))
        .stream()
        .filter(row -> row.subject().equals(subject))
        .limit(HISTORY)
        .toList();
  }

  /** The part's HTML. */
  String html(Wanted wanted) {
    Text text = texts.in(wanted.language());
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
    Text text = texts.in(wanted.language());
    return views
        .find(wanted.id(), wanted.visitor())
        .map(
            view ->
                text.say(
                    "rollout.said",
                    RolloutWords.state(view, text),
                    view.count(MemberState.SUCCEEDED),
                    view.total(),
                    view.count(MemberState.FAILED)))
        .orElse("");
  }
}
