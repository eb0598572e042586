package pl.proassist.domain.access;

import static pl.proassist.domain.access.Permission.AUDIT_EXPORT;
import static pl.proassist.domain.access.Permission.AUDIT_VIEW;
import static pl.proassist.domain.access.Permission.BLACKLIST;
import static pl.proassist.domain.access.Permission.CLINICAL_VIEW;
import static pl.proassist.domain.access.Permission.EXPORT_PERSONAL;
import static pl.proassist.domain.access.Permission.FACILITY_RULES;
import static pl.proassist.domain.access.Permission.INVOICES_ISSUE;
import static pl.proassist.domain.access.Permission.INVOICES_VIEW;
import static pl.proassist.domain.access.Permission.PATIENTS_EDIT;
import static pl.proassist.domain.access.Permission.PATIENTS_VIEW;
import static pl.proassist.domain.access.Permission.PAYMENTS_HANDLE;
import static pl.proassist.domain.access.Permission.PAYMENTS_REPORT;
import static pl.proassist.domain.access.Permission.VISITS_BOOK;
import static pl.proassist.domain.access.Permission.VISITS_CANCEL;
import static pl.proassist.domain.access.Permission.VISITS_CLOSE;
import static pl.proassist.domain.access.Permission.VISITS_VIEW;
import static pl.proassist.domain.access.Permission.VISIT_TERMS;

import java.util.EnumSet;
import java.util.Set;

/** A ready-made set of permissions; each can be added to or taken from a person on top of the role (VIS-06). */
public enum Role {

    ADMINISTRATOR(EnumSet.allOf(Permission.class)),
    RECEPTIONIST(EnumSet.of(VISITS_VIEW, VISITS_BOOK, VISITS_CANCEL, VISITS_CLOSE, PATIENTS_VIEW, PATIENTS_EDIT, VISIT_TERMS, BLACKLIST,
            PAYMENTS_HANDLE, INVOICES_VIEW, INVOICES_ISSUE)),
    /** Books and cancels like the others, but exempts nobody from paying and puts nobody on the blacklist (VIS-07). */
    RECEPTIONIST_IN_TRAINING(EnumSet.of(VISITS_VIEW, VISITS_BOOK, VISITS_CANCEL, PATIENTS_VIEW, PATIENTS_EDIT)),
    SPECIALIST(EnumSet.of(VISITS_VIEW, VISITS_BOOK, VISITS_CLOSE, PATIENTS_VIEW, CLINICAL_VIEW)),
    /** Invoices and money, and nothing else (SEC-19, RPT-11). */
    ACCOUNTANT(EnumSet.of(PAYMENTS_REPORT, INVOICES_VIEW)),
    MANAGER(EnumSet.of(VISITS_VIEW, PATIENTS_VIEW, FACILITY_RULES, BLACKLIST, PAYMENTS_HANDLE, PAYMENTS_REPORT, EXPORT_PERSONAL, INVOICES_VIEW,
            VISIT_TERMS, AUDIT_VIEW, AUDIT_EXPORT));

    private final Set<Permission> permissions;

    Role(Set<Permission> permissions) {
        this.permissions = Set.copyOf(permissions);
    }

    public Set<Permission> permissions() {
        return permissions;
    }
}
