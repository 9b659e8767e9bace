package fr.teleguichet.fleet.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A role and a scope as somebody chose them. */
final class RoleAndScopeFormTest {

  @Test
  void territoriesAreTickedOrTyped() {
    RoleAndScopeForm form =
        RoleAndScopeForm.of(
            Map.of(
                "role", "mediator",
                "scope", "territories",
                "territory-grand-figeac", "yes",
                "territories", "quercy-blanc , "));

    assertThat(form.errors()).isEmpty();
    assertThat(form.chosenScope().territories())
        .containsExactlyInAnyOrder("grand-figeac", "quercy-blanc");
    assertThat(form.has("grand-figeac")).isTrue();
    assertThat(form.has("figeac")).isFalse();
    assertThat(form.others(List.of("grand-figeac"))).isEqualTo("quercy-blanc");
  }

  @Test
  void someTerritoriesWithoutAnyAreRefused() {
    assertThat(RoleAndScopeForm.of(Map.of("role", "viewer", "scope", "territories")).errors())
        .containsOnlyKeys("territories");
  }

  @Test
  void theSignsOfTopicsAreRefusedInATickedTerritoryToo() {
    assertThat(
            RoleAndScopeForm.of(
                    Map.of("role", "viewer", "scope", "territories", "territory-a/b", "yes"))
                .errors())
        .containsOnlyKeys("territories");
  }
}
