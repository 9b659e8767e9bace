package fr.teleguichet.fleet.impact;

import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What differs between one version of the parameters and another. */
public sealed interface ImpactParameterChange {

  /** Another number. */
  record OfValue(ImpactParameter parameter, double was, double becomes)
      implements ImpactParameterChange {}

  /** Factors that cover something else. */
  record OfScope(EmissionFactorScope was, EmissionFactorScope becomes)
      implements ImpactParameterChange {}

  /** Factors from elsewhere, or of another day. */
  record OfSource(String was, String becomes) implements ImpactParameterChange {}

  /** Other offices of a service. */
  record OfOffices(ServiceCode service, List<ImpactOffice> was, List<ImpactOffice> becomes)
      implements ImpactParameterChange {}

  /** All that differs, in the order of the form. */
  static List<ImpactParameterChange> between(ImpactParameters was, ImpactParameters becomes) {
    List<ImpactParameterChange> changes = new ArrayList<>();
    if (!was.source().equals(becomes.source())) {
      changes.add(new OfSource(was.source(), becomes.source()));
    }
    if (was.scope() != becomes.scope()) {
      changes.add(new OfScope(was.scope(), becomes.scope()));
    }
    for (ImpactParameter parameter : ImpactParameter.values()) {
      double before = was.value(parameter);
      double after = becomes.value(parameter);
      if (Double.compare(before, after) != 0) {
        changes.add(new OfValue(parameter, before, after));
      }
    }
    Set<ServiceCode> services = new TreeSet<>(Comparator.comparing(ServiceCode::value));
    services.addAll(was.offices().keySet());
    services.addAll(becomes.offices().keySet());
    for (ServiceCode service : services) {
      List<ImpactOffice> before = was.offices().getOrDefault(service, List.of());
      List<ImpactOffice> after = becomes.offices().getOrDefault(service, List.of());
      if (!before.equals(after)) {
        changes.add(new OfOffices(service, before, after));
      }
    }
    return changes;
  }
}
