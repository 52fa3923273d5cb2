/** A browser that can read the code out of an SMS whose last line names this host (WebOTP). */
interface OtpCredentials {
  get(options: {
    otp: { transport: readonly ['sms'] };
    signal: AbortSignal;
  }): Promise<{ code: string } | null>;
}

/** The code of the next SMS, or `null`: not able to, not allowed to, or no longer wanted. Never throws. */
export async function nextSmsCode(signal: AbortSignal): Promise<string | null> {
  if (!('OTPCredential' in globalThis)) return null;
  const credentials = navigator.credentials as unknown as OtpCredentials;
  try {
    const credential = await credentials.get({ otp: { transport: ['sms'] }, signal });
    return signal.aborted ? null : (credential?.code ?? null);
  } catch {
    return null;
  }
}
