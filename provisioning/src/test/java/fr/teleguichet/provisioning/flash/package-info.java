/** Tests. */
@NullMarked
package fr.teleguichet.provisioning.flash;

import org.jspecify.annotations.NullMarked;
