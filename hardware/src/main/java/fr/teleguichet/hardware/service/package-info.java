/**
 * Public services as citizens meet them at a kiosk: what one is called, when it answers and how,
 * and the document by which the fleet tells its kiosks which there are.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.hardware.service;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
