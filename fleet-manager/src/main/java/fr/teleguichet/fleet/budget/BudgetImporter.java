package fr.teleguichet.fleet.budget;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.fleet.site.transfer.ImportCell;
import fr.teleguichet.fleet.site.transfer.ImportPreview;
import fr.teleguichet.fleet.site.transfer.ImportPreview.Change;
import fr.teleguichet.fleet.site.transfer.ImportPreview.Kind;
import fr.teleguichet.fleet.site.transfer.ImportProblem;
import fr.teleguichet.fleet.site.transfer.ImportRefusalException;
import fr.teleguichet.fleet.site.transfer.ImportTextDecoder;
import fr.teleguichet.fleet.site.transfer.NamedColumnCsvReader;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a file of lines of the budget and says what it would do, or does it: all of it, or nothing
 * when anything is wrong. A row with a number changes that line; one without adds a line, unless
 * the very same is there: a file that is read twice spends nothing twice.
 */
@Singleton
final class BudgetImporter {

  private static final int MAX_PROBLEMS = 100;

  private final BudgetRepository table;
  private final BudgetService service;
  private final SiteCache sites;

  BudgetImporter(BudgetRepository table, BudgetService service, SiteCache sites) {
    this.table = table;
    this.service = service;
    this.sites = sites;
  }

  private record Plan(Change change, BudgetRepository.Write write) {}

  private record Read(List<Plan> plans, List<ImportProblem> problems) {
    ImportPreview preview() {
      return new ImportPreview(plans.stream().map(Plan::change).toList(), problems);
    }
  }

  /** What the file would do. */
  ImportPreview preview(byte[] file, Principal visitor) {
    return read(file, visitor).preview();
  }

  /** Does what the file wants, where nothing is wrong with it. */
  ImportPreview apply(byte[] file, Principal visitor) {
    Read read = read(file, visitor);
    if (read.problems().isEmpty()) {
      service.write(
          read.plans().stream()
              .filter(it -> it.change().kind() != Kind.SAME)
              .map(Plan::write)
              .toList(),
          visitor);
    }
    return read.preview();
  }

  private Read read(byte[] file, Principal visitor) {
    List<ImportProblem> problems = new ArrayList<>();
    List<Plan> plans = new ArrayList<>();
    try {
      Rows rows = new Rows(table.all(), service.rules(visitor), sites.now().sites());
      for (Map<String, ImportCell> row :
          NamedColumnCsvReader.read(ImportTextDecoder.read(file), BudgetCsvWriter.COLUMNS)) {
        rows.plan(row, problems).ifPresent(plans::add);
        if (problems.size() >= MAX_PROBLEMS) {
          break;
        }
      }
      if (rows.known.size() + added(plans) > BudgetRepository.MAX_LINES) {
        problems.add(
            ImportProblem.at(
                1, 1, "budget.import.many", Integer.toString(BudgetRepository.MAX_LINES)));
      }
    } catch (ImportRefusalException refusal) {
      problems.add(refusal.problem());
    }
    return new Read(plans, problems);
  }

  private static long added(List<Plan> plans) {
    return plans.stream().filter(it -> it.change().kind() == Kind.ADDED).count();
  }

  /** The rows of one file against the lines that there are. */
  private static final class Rows {
    private final Map<String, BudgetLine> known = new HashMap<>();
    private final Set<BudgetLineDraft> drafts = new HashSet<>();
    private final Set<String> numbers = new HashSet<>();
    private final Set<BudgetLineDraft> added = new HashSet<>();
    private final BudgetLineForm.Rules rules;
    private final Map<Integer, Site> sites;

    Rows(List<BudgetLine> lines, BudgetLineForm.Rules rules, Map<Integer, Site> sites) {
      for (BudgetLine line : lines) {
        known.put(Long.toString(line.id()), line);
        drafts.add(line.draft());
      }
      this.rules = rules;
      this.sites = sites;
    }

    Optional<Plan> plan(Map<String, ImportCell> row, List<ImportProblem> problems) {
      ImportCell first = row.values().iterator().next();
      ImportCell number = row.getOrDefault(BudgetCsvWriter.NUMBER, blank(first));
      String wanted = number.text().strip();
      Optional<BudgetLine> line = Optional.ofNullable(known.get(wanted));
      if (!wanted.isEmpty() && (line.isEmpty() || !numbers.add(wanted))) {
        problems.add(
            ImportProblem.at(
                number.line(),
                number.column(),
                line.isEmpty() ? "budget.import.unknown" : "budget.import.number-twice",
                wanted));
        return Optional.empty();
      }
      Map<String, String> values =
          new HashMap<>(
              line.map(
                      it ->
                          BudgetLineForm.of(it.draft(), BudgetCsvWriter.site(it.draft(), sites))
                              .values())
                  .orElseGet(Map::of));
      row.forEach((column, cell) -> values.put(column, cell.text()));
      return switch (BudgetLineForm.of(values).check(rules)) {
        case BudgetLineForm.Checked.Invalid(BudgetLineForm form) -> {
          form.errors()
              .forEach(
                  (field, key) -> {
                    ImportCell cell = row.getOrDefault(field, first);
                    problems.add(ImportProblem.at(cell.line(), cell.column(), key));
                  });
          yield Optional.empty();
        }
        case BudgetLineForm.Checked.Valid(BudgetLineDraft draft) -> {
          if (line.isEmpty() && !added.add(draft)) {
            problems.add(ImportProblem.at(first.line(), first.column(), "budget.import.twice"));
            yield Optional.empty();
          }
          yield Optional.of(plan(line, draft));
        }
      };
    }

    private static ImportCell blank(ImportCell first) {
      return new ImportCell(first.line(), first.column(), "");
    }

    private Plan plan(Optional<BudgetLine> line, BudgetLineDraft draft) {
      List<String> columns = line.map(it -> changed(it.draft(), draft)).orElseGet(List::of);
      Kind kind =
          line.isPresent()
              ? columns.isEmpty() ? Kind.SAME : Kind.CHANGED
              : drafts.contains(draft) ? Kind.SAME : Kind.ADDED;
      return new Plan(
          new Change(
              line.map(it -> Long.toString(it.id())).orElse(""),
              draft.year() + " – " + draft.funder().french(),
              kind,
              columns),
          new BudgetRepository.Write(line.map(BudgetLine::id), draft));
    }

    private List<String> changed(BudgetLineDraft was, BudgetLineDraft becomes) {
      BudgetLineForm before = BudgetLineForm.of(was, BudgetCsvWriter.site(was, sites));
      BudgetLineForm after = BudgetLineForm.of(becomes, BudgetCsvWriter.site(becomes, sites));
      return BudgetLineForm.FIELDS.stream()
          .filter(field -> !before.value(field).equals(after.value(field)))
          .toList();
    }
  }
}
