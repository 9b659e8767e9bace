/** Tests. */
@NullMarked
package fr.teleguichet.provisioning.prepare;

import org.jspecify.annotations.NullMarked;
