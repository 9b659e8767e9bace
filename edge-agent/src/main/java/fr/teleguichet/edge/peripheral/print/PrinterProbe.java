package fr.teleguichet.edge.peripheral.print;

import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.peripheral.Probe;
import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.edge.peripheral.StateReasonFormatter;
import fr.teleguichet.edge.peripheral.net.DeviceHttpClient;
import fr.teleguichet.hardware.device.HealthyRange;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.protocol.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Asks a printer how it is doing. */
public final class PrinterProbe implements Probe {

  private final Printer printer;
  private final HealthyRange tonerLevel;

  /**
   * A probe of this printer.
   *
   * @param tonerLevel in percent
   */
  public PrinterProbe(Printer printer, HealthyRange tonerLevel) {
    this.printer = printer;
    this.tonerLevel = tonerLevel;
  }

  @Override
  public Peripheral kind() {
    return Peripheral.PRINTER;
  }

  @Override
  public String part() {
    return "printer";
  }

  @Override
  public ProbeFinding look() throws IOException, InterruptedException {
    try {
      return new ProbeFinding.Present(judge(printer.status()));
    } catch (IOException e) {
      if (DeviceHttpClient.UNREACHABLE.equals(e.getMessage())) {
        return new ProbeFinding.Missing(DeviceHttpClient.UNREACHABLE);
      }
      throw e;
    }
  }

  private PeripheralReading judge(PrinterStatus status) {
    PeripheralState state = PeripheralState.OK;
    List<String> words = new ArrayList<>();
    for (PrinterStateReason reason :
        status.reasons().stream().map(PrinterStateReason::of).toList()) {
      state = worse(state, reason.state());
      if (reason.state() != PeripheralState.OK) {
        words.add(StateReasonFormatter.of(reason.keyword()));
      }
    }
    if (status.leastSupply().isPresent()) {
      switch (tonerLevel.judge(Value.of((long) status.leastSupply().getAsInt()))) {
        case HEALTHY -> {}
        case WATCH -> {
          state = worse(state, PeripheralState.WARNING);
          words.add("toner-low");
        }
        case FAILING -> {
          state = PeripheralState.ERROR;
          words.add("toner-empty");
        }
      }
    }
    if (status.activity() == PrinterStatus.Activity.STOPPED || !status.accepting()) {
      state = PeripheralState.ERROR;
      if (words.isEmpty()) {
        words.add(status.accepting() ? "stopped" : "not-accepting-jobs");
      }
    }
    return new PeripheralReading(state, StateReasonFormatter.list(words), status.model());
  }

  private static PeripheralState worse(PeripheralState one, PeripheralState other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
