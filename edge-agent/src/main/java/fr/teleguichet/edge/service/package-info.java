/** Which public services the kiosk offers: as its fleet says, and as its own settings say. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.service;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
