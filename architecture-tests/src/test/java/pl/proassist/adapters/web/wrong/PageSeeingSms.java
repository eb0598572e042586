package pl.proassist.adapters.web.wrong;

import jakarta.inject.Inject;
import pl.proassist.adapters.sms.wrong.SmsUsingJpa;

/** Deliberately wrong: one adapter sees another, and a field is injected. */
class PageSeeingSms {
    @Inject
    SmsUsingJpa sms;
}
