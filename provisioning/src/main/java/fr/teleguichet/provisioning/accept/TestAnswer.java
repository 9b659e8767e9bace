package fr.teleguichet.provisioning.accept;

/** What is known of one thing that was tested. */
public sealed interface TestAnswer {

  /**
   * Of a peripheral.
   *
   * @param measured what the machine itself found
   * @param remark the person's; may be empty
   * @param exercised whether the machine made it do something
   */
  record OfPeripheral(TestResult result, String measured, String remark, boolean exercised)
      implements TestAnswer {}

  /**
   * Of an accessibility measure.
   *
   * @param value in the measure's unit; 1 for yes, 0 for no
   */
  record OfMeasure(double value) implements TestAnswer {}
}
