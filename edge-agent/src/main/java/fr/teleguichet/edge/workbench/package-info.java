/** What the agent makes of its kiosk, as a page for technicians to look at. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.workbench;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
