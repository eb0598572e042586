package pl.proassist.domain;

import java.time.Duration;
import java.time.ZoneId;
import pl.proassist.domain.policy.LatePayment;
import pl.proassist.domain.policy.PolicySettings;
import pl.proassist.domain.policy.RefundRules;
import pl.proassist.domain.policy.ShortNotice;

/** The facility-wide settings, the defaults of prepayment.md 2.1 unless a test says otherwise. */
public final class SettingsBuilder {

    private ZoneId zone = PolicySettings.DEFAULT.zone();
    private Duration minPayWindow = PolicySettings.DEFAULT.minPayWindow();
    private Duration floor = PolicySettings.DEFAULT.floor();
    private Duration hardStop = PolicySettings.DEFAULT.hardStop();
    private ShortNotice shortNotice = PolicySettings.DEFAULT.shortNotice();
    private Duration settlementGrace = PolicySettings.DEFAULT.settlementGrace();
    private Duration inFlightGrace = PolicySettings.DEFAULT.inFlightGrace();
    private RefundRules refunds = PolicySettings.DEFAULT.refunds();
    private LatePayment latePayment = PolicySettings.DEFAULT.latePayment();
    private Duration offerWindow = PolicySettings.DEFAULT.offerWindow();

    public SettingsBuilder zone(String given) {
        zone = ZoneId.of(given);
        return this;
    }

    public SettingsBuilder minPayWindow(String given) {
        minPayWindow = Duration.parse(given);
        return this;
    }

    public SettingsBuilder floor(String given) {
        floor = Duration.parse(given);
        return this;
    }

    public SettingsBuilder hardStop(String given) {
        hardStop = Duration.parse(given);
        return this;
    }

    public SettingsBuilder shortNotice(ShortNotice given) {
        shortNotice = given;
        return this;
    }

    public SettingsBuilder settlementGrace(String given) {
        settlementGrace = Duration.parse(given);
        return this;
    }

    public SettingsBuilder inFlightGrace(String given) {
        inFlightGrace = Duration.parse(given);
        return this;
    }

    public SettingsBuilder latePayment(LatePayment given) {
        latePayment = given;
        return this;
    }

    public SettingsBuilder refunds(RefundRules given) {
        refunds = given;
        return this;
    }

    public SettingsBuilder offerWindow(String given) {
        offerWindow = Duration.parse(given);
        return this;
    }

    public PolicySettings build() {
        return new PolicySettings(zone, minPayWindow, floor, hardStop, shortNotice, settlementGrace, inFlightGrace, latePayment, refunds, offerWindow);
    }
}
