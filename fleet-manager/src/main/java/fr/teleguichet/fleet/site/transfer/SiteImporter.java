package fr.teleguichet.fleet.site.transfer;

import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.fleet.site.SiteDraft;
import fr.teleguichet.fleet.site.SiteForm;
import fr.teleguichet.fleet.site.SiteImportEntry;
import fr.teleguichet.fleet.site.SiteProfileService;
import fr.teleguichet.fleet.site.SiteRegister;
import fr.teleguichet.fleet.site.profile.ProfileField;
import fr.teleguichet.fleet.site.profile.ProfileForm;
import fr.teleguichet.fleet.site.profile.SiteProfile;
import fr.teleguichet.fleet.site.transfer.ImportPreview.Change;
import fr.teleguichet.fleet.site.transfer.ImportPreview.Kind;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a file of sites and says what it would do, or does it: all of it, or nothing when anything
 * is wrong. A column that the file does not have leaves what is known; sites that are not in the
 * file stay as they are.
 */
@Singleton
final class SiteImporter {

  private static final int MAX_PROBLEMS = 100;

  private final SiteRegister register;
  private final SiteProfileService profiles;
  private final SiteCache directory;

  SiteImporter(SiteRegister register, SiteProfileService profiles, SiteCache directory) {
    this.register = register;
    this.profiles = profiles;
    this.directory = directory;
  }

  /** A row that is right. */
  private record Plan(SiteCode code, SiteDraft draft, SiteProfile profile, Change change) {}

  private record Read(List<Plan> plans, List<ImportProblem> problems) {
    ImportPreview preview() {
      return new ImportPreview(plans.stream().map(Plan::change).toList(), problems);
    }
  }

  /** What the file would do. */
  ImportPreview preview(byte[] file) {
    return read(file).preview();
  }

  /** Does what the file wants, where nothing is wrong with it. */
  ImportPreview apply(byte[] file, Actor author) {
    Read read = read(file);
    if (read.problems().isEmpty()) {
      register.putAll(
          read.plans().stream()
              .filter(plan -> plan.change().kind() != Kind.SAME)
              .map(plan -> new SiteImportEntry(plan.code(), plan.draft(), plan.profile()))
              .toList(),
          author);
    }
    return read.preview();
  }

  private Read read(byte[] file) {
    List<ImportProblem> problems = new ArrayList<>();
    List<Plan> plans = new ArrayList<>();
    try {
      Map<String, Site> known = new HashMap<>();
      directory.now().all().forEach(site -> known.put(site.code().value(), site));
      Map<Integer, SiteProfile> said = profiles.all();
      Set<String> seen = new HashSet<>();
      int line = 1;
      for (Map<String, ImportCell> row : SiteImportRowReader.read(file)) {
        line = row.values().stream().mapToInt(ImportCell::line).findFirst().orElse(line);
        ImportCell code = row.getOrDefault(SiteColumns.CODE, new ImportCell(line, 1, ""));
        String wanted = SpreadsheetCellNormaliser.text(SiteColumns.CODE, code.text());
        if (!seen.add(wanted)) {
          problems.add(ImportProblem.at(code.line(), code.column(), "import.code.twice", wanted));
        }
        Optional<Site> site = Optional.ofNullable(known.get(wanted));
        plan(
                row,
                code,
                site.map(
                    it ->
                        new SiteExporter.Entry(it, said.getOrDefault(it.id(), SiteProfile.EMPTY))),
                problems)
            .ifPresent(plans::add);
        if (problems.size() >= MAX_PROBLEMS) {
          break;
        }
      }
    } catch (ImportRefusalException refusal) {
      problems.add(refusal.problem());
    }
    return new Read(plans, problems);
  }

  private static Optional<Plan> plan(
      Map<String, ImportCell> row,
      ImportCell code,
      Optional<SiteExporter.Entry> known,
      List<ImportProblem> problems) {
    Map<String, String> was = known.map(SiteExporter::values).orElseGet(Map::of);
    Map<String, String> wanted = new LinkedHashMap<>(was);
    row.forEach(
        (column, cell) -> wanted.put(column, SpreadsheetCellNormaliser.text(column, cell.text())));
    ProfileForm profile = ProfileForm.of(wanted);
    for (ProfileField field : profile.wrong()) {
      ImportCell cell = row.getOrDefault(field.code(), code);
      problems.add(
          ImportProblem.at(
              cell.line(),
              cell.column(),
              "site.field.wrong." + field.kind().name().toLowerCase(Locale.ROOT),
              Integer.toString(field.kind().maxLength())));
    }
    if (!List.of("", "true", "false").contains(wanted.getOrDefault(SiteColumns.FICTITIOUS, ""))) {
      ImportCell cell = row.getOrDefault(SiteColumns.FICTITIOUS, code);
      problems.add(ImportProblem.at(cell.line(), cell.column(), "import.flag", cell.text()));
    }
    return switch (form(wanted).check()) {
      case SiteForm.Checked.Invalid(SiteForm form) -> {
        form.errors()
            .forEach(
                (field, key) -> {
                  ImportCell cell = row.getOrDefault(field, code);
                  problems.add(ImportProblem.at(cell.line(), cell.column(), key));
                });
        yield Optional.empty();
      }
      case SiteForm.Checked.Valid(SiteCode valid, SiteDraft draft) ->
          profile.wrong().isEmpty()
              ? Optional.of(
                  new Plan(
                      valid,
                      draft,
                      profile.profile(),
                      change(valid, draft, profile.profile(), was, known.isPresent())))
              : Optional.empty();
    };
  }

  private static SiteForm form(Map<String, String> wanted) {
    Map<String, String> fields = new HashMap<>(wanted);
    if (!wanted.getOrDefault(SiteColumns.FICTITIOUS, "").equals("true")) {
      fields.remove(SiteColumns.FICTITIOUS);
    }
    return SiteForm.of(fields);
  }

  private static Change change(
      SiteCode code,
      SiteDraft draft,
      SiteProfile profile,
      Map<String, String> was,
      boolean isKnown) {
    Map<String, String> becomes =
        SiteExporter.values(new SiteExporter.Entry(draft.site(0, code), profile));
    List<String> columns =
        SiteColumns.ALL.stream()
            .filter(column -> !column.equals(SiteColumns.CODE))
            .filter(
                column -> !was.getOrDefault(column, "").equals(becomes.getOrDefault(column, "")))
            .toList();
    Kind kind = !isKnown ? Kind.ADDED : columns.isEmpty() ? Kind.SAME : Kind.CHANGED;
    return new Change(code.value(), draft.name(), kind, isKnown ? columns : List.of());
  }
}
