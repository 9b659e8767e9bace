package fr.teleguichet.fleet.update.distribution;

import java.util.List;

/**
 * Software modules that belong together: what a kiosk is updated to.
 *
 * @param modules one for each part
 */
public record Distribution(int id, String name, String version, List<SoftwareModule> modules) {
  public Distribution {
    modules = List.copyOf(modules);
  }

  /** Whether a file of it is not served any more. */
  public boolean isWithdrawn() {
    return modules.stream().anyMatch(SoftwareModule::isWithdrawn);
  }

  /** What people call it. */
  public String label() {
    return name + " " + version;
  }
}
