package fr.teleguichet.fleet.evaluation;

import fr.teleguichet.fleet.access.KnownTerritories;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.impact.ImpactParametersRepository;
import fr.teleguichet.fleet.impact.ImpactParametersVersion;
import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.platform.database.SqlErrorClassifier;
import fr.teleguichet.fleet.refusal.RefusalException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;

/** Drafts, publishes and corrects reports, each for whom it is meant. */
@Singleton
public final class EvaluationLifecycleService {

  /** The most letters of what a corrected report says that it corrects. */
  public static final int MAX_NOTE = 500;

  private final EvaluationRepository table;
  private final EvaluationContentAssembler reader;
  private final EvaluationCodec codec;
  private final KnownTerritories territories;
  private final ImpactParametersRepository impact;
  private final Clock clock;

  EvaluationLifecycleService(
      EvaluationRepository table,
      EvaluationContentAssembler reader,
      EvaluationCodec codec,
      KnownTerritories territories,
      ImpactParametersRepository impact,
      Clock clock) {
    this.table = table;
    this.reader = reader;
    this.codec = codec;
    this.territories = territories;
    this.impact = impact;
    this.clock = clock;
  }

  /** The reports that somebody may read; drafts are their coordinators' business. */
  public List<EvaluationMetadata> visible(Principal visitor) {
    return table.all().stream().filter(it -> sees(visitor, it)).toList();
  }

  private static boolean sees(Principal visitor, EvaluationMetadata evaluation) {
    return covers(visitor.scope(), evaluation.territory())
        && (visitor.role() == Role.COORDINATOR || !evaluation.state().isOpen());
  }

  private static boolean covers(Scope scope, String territory) {
    return scope.isWholeFleet() || (!territory.isEmpty() && scope.covers(territory));
  }

  /** A report with what it says. */
  public EvaluationReport read(int id, Principal visitor) {
    EvaluationMetadata evaluation = find(id, visitor);
    String json = table.content(id).orElseThrow(() -> unknown(id));
    return new EvaluationReport(evaluation, codec.read(json), json);
  }

  private EvaluationMetadata find(int id, Principal visitor) {
    return table.find(id).filter(it -> sees(visitor, it)).orElseThrow(() -> unknown(id));
  }

  private static RefusalException unknown(int id) {
    return RefusalException.unknown("evaluation", Integer.toString(id));
  }

  /** The parts of the network of which somebody may draft a report; empty text for all of it. */
  public List<String> choices(Principal visitor) {
    return Stream.concat(Stream.of(""), territories.names().stream())
        .filter(it -> covers(visitor.scope(), it))
        .toList();
  }

  /** Takes the figures and keeps them as a draft; returns its row. */
  public int draft(EvaluationScope request, Principal visitor) {
    if (!choices(visitor).contains(request.territory())) {
      throw RefusalException.field("scope", "choose one of those that there are");
    }
    if (request.months().last().isAfter(thisMonth())) {
      throw RefusalException.field("to", "give a month that has begun");
    }
    if (table.all().size() >= EvaluationRepository.MAX_ROWS) {
      throw RefusalException.conflict(
          "There are " + EvaluationRepository.MAX_ROWS + " reports; delete drafts first.");
    }
    return add(request, parametersOfToday(), 1, Optional.empty(), "", visitor);
  }

  private int add(
      EvaluationScope request,
      FrozenParameters parameters,
      int version,
      Optional<Integer> corrects,
      String note,
      Principal visitor) {
    String json = codec.write(reader.read(request.months(), request.territory(), parameters));
    return table.add(
        new EvaluationMetadata(
            0,
            request.months(),
            request.territory(),
            request.language(),
            version,
            corrects,
            note,
            EvaluationState.DRAFT,
            EvaluationCodec.hash(json),
            name(visitor),
            clock.instant(),
            Optional.empty()),
        json);
  }

  private FrozenParameters parametersOfToday() {
    ImpactParametersVersion newest = impact.newest();
    return new FrozenParameters(newest.version(), newest.sha256(), newest.content());
  }

  private static String name(Principal visitor) {
    return switch (visitor.actor()) {
      case Actor.Person(_, String name) -> name;
      case Actor.Script(String name) -> name;
      case Actor.Kiosk _, Actor.Program _, Actor.Stranger _ -> "";
    };
  }

  private YearMonth thisMonth() {
    return MonthRange.of(clock.instant());
  }

  /**
   * Takes the figures of a draft anew; one that corrects a report keeps the parameters that were
   * chosen for it.
   */
  public void refresh(int id, Principal visitor) {
    EvaluationReport report = read(id, visitor);
    EvaluationMetadata draft = report.evaluation();
    FrozenParameters parameters =
        draft.corrects().isPresent() ? frozen(report) : parametersOfToday();
    String json = codec.write(reader.read(draft.months(), draft.territory(), parameters));
    if (!table.refresh(id, json, EvaluationCodec.hash(json))) {
      throw notADraft();
    }
  }

  private static RefusalException notADraft() {
    return RefusalException.conflict("It is no draft any more: correct it by a new version.");
  }

  /**
   * Freezes a draft for good.
   *
   * @param hash of what the person has read
   */
  public void publish(int id, String hash, Principal visitor) {
    EvaluationMetadata draft = find(id, visitor);
    if (!draft.months().last().isBefore(thisMonth())) {
      throw RefusalException.conflict("The last month is not over; publish it afterwards.");
    }
    if (!table.publish(id, hash, name(visitor), clock.instant())) {
      throw RefusalException.conflict(
          "It is no draft any more, or its figures were taken anew; read it again.");
    }
  }

  /** The parameters of a report; those of today where it froze none. */
  private FrozenParameters frozen(EvaluationReport report) {
    FrozenParameters frozen = report.content().parameters();
    return frozen.hash().isEmpty() ? parametersOfToday() : frozen;
  }

  /** The version of today's parameters where a correction could take these instead of its own. */
  public Optional<Long> newerParameters(EvaluationReport report) {
    FrozenParameters today = parametersOfToday();
    return today.hash().equals(frozen(report).hash())
        ? Optional.empty()
        : Optional.of(today.version());
  }

  /**
   * Drafts the version that corrects a published report, with the figures of today; returns its
   * row.
   *
   * @param note what is corrected, 1 to 500 characters
   * @param parameters with which effects are estimated
   */
  public int correct(int id, String note, CorrectionParameterSource parameters, Principal visitor) {
    EvaluationReport report = read(id, visitor);
    EvaluationMetadata published = report.evaluation();
    if (published.state() != EvaluationState.PUBLISHED) {
      throw RefusalException.conflict("Only a published report that holds can be corrected.");
    }
    String text = note.strip();
    if (text.isEmpty()
        || text.length() > MAX_NOTE
        || text.chars().anyMatch(Character::isISOControl)) {
      throw RefusalException.field(
          "note", "say in 1 to " + MAX_NOTE + " characters what is corrected");
    }
    try {
      return add(
          new EvaluationScope(published.months(), published.territory(), published.language()),
          switch (parameters) {
            case FROZEN -> frozen(report);
            case TODAY -> parametersOfToday();
          },
          published.version() + 1,
          Optional.of(id),
          text,
          visitor);
    } catch (JdbiException failure) {
      if (SqlErrorClassifier.isDuplicate(failure)) {
        throw RefusalException.conflict("There is a draft that corrects it already.");
      }
      throw failure;
    }
  }

  /** Throws a draft away. */
  public void delete(int id, Principal visitor) {
    EvaluationMetadata _ = find(id, visitor);
    if (!table.delete(id)) {
      throw notADraft();
    }
  }

  /**
   * What would be different if the figures were taken today, with the parameters that the report
   * froze.
   */
  public List<RecalculationDifference> differences(EvaluationReport report) {
    EvaluationMetadata evaluation = report.evaluation();
    return RecalculationDifference.between(
        report.content(),
        reader.read(evaluation.months(), evaluation.territory(), report.content().parameters()));
  }
}
