package fr.teleguichet.edge.peripheral.display;

/**
 * What the schedule makes of the screen.
 *
 * <pre>
 *                 closing, nobody is served
 *        ┌────────────────────────────────────────┐
 *        │                                        ▼
 *   ┌─────────┐  closing, somebody     ┌──────────────┐  nobody any more   ┌─────────┐
 *   │   ON    │ ─────── is served ────▶│  KEPT_ON     │ ─────────────────▶ │   OFF   │
 *   │ (open)  │ ◀────── opening ────── │ (for someone)│ ◀── somebody is ── │ (closed)│
 *   └─────────┘                        └──────────────┘      served        └─────────┘
 *        ▲                                                                     │
 *        └───────────────────────────── opening ───────────────────────────────┘
 * </pre>
 *
 * <p>The arrow at the top leads from ON straight to OFF.
 */
enum ScreenPhase {
  ON,
  KEPT_ON,
  OFF;

  /** The phase that follows from opening hours and occupancy; the one before does not matter. */
  static ScreenPhase of(boolean isOpen, boolean isOccupied) {
    return isOpen ? ON : isOccupied ? KEPT_ON : OFF;
  }

  boolean wantsPicture() {
    return this != OFF;
  }
}
