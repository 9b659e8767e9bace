package fr.teleguichet.fleet.alert.web;

import fr.teleguichet.fleet.alert.AlertKind;
import fr.teleguichet.fleet.alert.AlertQuery;
import fr.teleguichet.fleet.alert.AlertRule;
import fr.teleguichet.fleet.kiosk.StatusReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the pages of alerts show. */
public final class AlertViewModels {
  private AlertViewModels() {}

  /**
   * The list.
   *
   * @param kind the kind that alone is shown; empty for all
   * @param kinds what can be chosen
   * @param next the address of the rest; empty at the end
   * @param mayAct whether the reader may do something about alerts
   * @param undo the alert that the reader has just resolved
   */
  public record Listing(
      AlertQuery.View view,
      Optional<AlertKind> kind,
      List<Choice> kinds,
      List<Line> lines,
      Optional<String> next,
      boolean mayAct,
      Optional<String> done,
      Optional<Long> undo) {
    public Listing {
      kinds = List.copyOf(kinds);
      lines = List.copyOf(lines);
    }

    /** The address of another view. */
    public static String address(AlertQuery.View view) {
      return "/alerts?show=" + view.code();
    }
  }

  /** Something to choose, by its word and its name. */
  public record Choice(String value, String name) {}

  /**
   * An alert in words.
   *
   * @param severity the word for how soon
   * @param amount the number that belongs to it
   * @param cause why several are one
   * @param state the key of its state's words
   * @param who who saw it, has it, or resolved it
   * @param ended when it was over
   * @param holds whether anything of it still holds
   */
  public record Line(
      long id,
      String severity,
      String what,
      String where,
      Optional<String> amount,
      Optional<String> cause,
      Instant since,
      Instant opened,
      String state,
      Optional<String> who,
      Optional<Instant> ended,
      boolean holds,
      boolean isOpen) {}

  /**
   * An alert and its life.
   *
   * @param assignees who may have it; none when the reader may not act on it
   * @param own the reader's account
   * @param more how many members are left out
   * @param told who was told, in sentences; empty for whoever need not know
   * @param maxNote the most letters of a note
   * @param attempt what was not done
   */
  public record One(
      Line line,
      List<Member> members,
      int more,
      List<Happening> life,
      Optional<List<String>> told,
      Optional<String> note,
      boolean mayAct,
      boolean mayReopen,
      List<Choice> assignees,
      String own,
      int maxNote,
      Attempt attempt,
      Optional<String> done) {
    public One {
      members = List.copyOf(members);
      life = List.copyOf(life);
      told = told.map(List::copyOf);
      assignees = List.copyOf(assignees);
    }
  }

  /**
   * What somebody wanted to do about an alert and was not done.
   *
   * @param note what was typed
   * @param account whom it was to be given to
   * @param wrong the field that is wrong, or that the alert is over; empty where nothing was tried
   */
  public record Attempt(String note, String account, String wrong) {
    /** Whether this is wrong. */
    public boolean isWrong(String what) {
      return wrong.equals(what);
    }
  }

  /**
   * A member of an alert.
   *
   * @param reasons what is wrong with the kiosk now, where it is one
   * @param visitSheet the path of the sheet of a visit there
   */
  public record Member(
      String name,
      Optional<String> page,
      String what,
      Optional<String> amount,
      Instant since,
      Optional<Instant> ended,
      List<StatusReason> reasons,
      Optional<String> visitSheet) {
    public Member {
      reasons = List.copyOf(reasons);
    }
  }

  /** Something that happened to an alert, as a sentence. */
  public record Happening(Instant at, String sentence, Optional<String> note) {}

  /**
   * What the reader is told by mail.
   *
   * @param isMailSet whether any mail is sent at all
   */
  public record Notifications(
      String address,
      boolean isMailSet,
      List<Choice> severities,
      String severity,
      boolean digest,
      List<Choice> languages,
      String language,
      Optional<String> done) {
    public Notifications {
      severities = List.copyOf(severities);
      languages = List.copyOf(languages);
    }
  }

  /**
   * The rules.
   *
   * @param wrong the rule of which something is wrong
   */
  public record Rules(
      List<RuleLine> rules,
      boolean mayChange,
      List<Choice> severities,
      Optional<String> done,
      Optional<String> wrong) {
    public Rules {
      rules = List.copyOf(rules);
      severities = List.copyOf(severities);
    }
  }

  /**
   * A rule in a sentence.
   *
   * @param form what its form shows: the rule, or what was typed of it and is wrong
   * @param isPreset whether nobody changed it
   */
  public record RuleLine(
      AlertRule rule, AlertRuleForm form, String name, String sentence, boolean isPreset) {}

  /**
   * Planned maintenance.
   *
   * @param areas what can be chosen
   * @param form what was typed
   * @param field the field that is wrong; "full" where none is
   * @param wrong the key of what is wrong
   */
  public record Maintenance(
      List<WindowLine> windows,
      List<Choice> areas,
      MaintenanceForm form,
      boolean mayPlan,
      Optional<String> done,
      String field,
      Optional<String> wrong) {
    public Maintenance {
      windows = List.copyOf(windows);
      areas = List.copyOf(areas);
    }

    /** Whether this is the field that is wrong. */
    public boolean isWrong(String name) {
      return wrong.isPresent() && field.equals(name);
    }
  }

  /** A window in words. */
  public record WindowLine(
      int id,
      String area,
      String starts,
      String finishes,
      String reason,
      String author,
      boolean isOn,
      boolean mayEnd) {}
}
