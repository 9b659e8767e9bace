package fr.teleguichet.fleet.access;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A role and a scope as somebody chose them, with what is wrong with them.
 *
 * @param role the role's word
 * @param wholeFleet whether everything is in the scope
 * @param territories names of territories, separated by commas: those that were ticked, and those
 *     that were typed since nothing is there yet
 * @param errors the key of a message for each field that is wrong
 */
public record RoleAndScopeForm(
    String role, boolean wholeFleet, String territories, Map<String, String> errors) {

  /** What the names of the fields begin with that choose territories. */
  public static final String TERRITORY = "territory-";

  private static final int MAX_COUNT = 50;
  private static final int MAX_LENGTH = 128;

  public RoleAndScopeForm {
    errors = Map.copyOf(errors);
  }

  /** Nothing was chosen yet: the least. */
  public static RoleAndScopeForm blank() {
    return new RoleAndScopeForm(Role.VIEWER.code(), true, "", Map.of());
  }

  /** What somebody has. */
  public static RoleAndScopeForm of(Role role, Scope scope) {
    return new RoleAndScopeForm(
        role.code(), scope.isWholeFleet(), String.join(", ", scope.territories()), Map.of());
  }

  /** What a form's fields hold, looked at. */
  public static RoleAndScopeForm of(Map<String, String> fields) {
    String role = fields.getOrDefault("role", "");
    boolean wholeFleet = fields.getOrDefault("scope", "").equals("fleet");
    Set<String> names = new TreeSet<>(split(fields.getOrDefault("territories", "")));
    fields.keySet().stream()
        .filter(field -> field.startsWith(TERRITORY))
        .map(field -> field.substring(TERRITORY.length()))
        .forEach(names::add);
    Map<String, String> errors = new LinkedHashMap<>();
    if (Role.ofWord(role).isEmpty()) {
      errors.put("role", "rights.role.wrong");
    }
    if (!wholeFleet && (names.isEmpty() || names.size() > MAX_COUNT || !areNames(names))) {
      errors.put("territories", "rights.territories.wrong");
    }
    return new RoleAndScopeForm(role, wholeFleet, String.join(", ", names), errors);
  }

  private static boolean areNames(Set<String> names) {
    return names.stream()
        .allMatch(name -> name.length() <= MAX_LENGTH && name.matches("[^+#/\\p{Cntrl}]+"));
  }

  private static Set<String> split(String text) {
    Set<String> names = new TreeSet<>();
    Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .forEach(names::add);
    return names;
  }

  /** Whether the territory is among those that were chosen. */
  public boolean has(String territory) {
    return split(territories).contains(territory);
  }

  /** Those that were chosen and are not among the known ones, separated by commas. */
  public String others(List<String> known) {
    return split(territories).stream()
        .filter(name -> !known.contains(name))
        .collect(Collectors.joining(", "));
  }

  /** The role that was chosen; of meaning when nothing is wrong. */
  public Role chosenRole() {
    return Role.ofWord(role).orElse(Role.VIEWER);
  }

  /** The scope that was chosen; of meaning when nothing is wrong. */
  public Scope chosenScope() {
    return Scope.of(wholeFleet, split(territories));
  }

  /** Every role, for the page. */
  public static List<Role> roles() {
    return List.of(Role.values());
  }
}
