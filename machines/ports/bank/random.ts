/** Where unpredictable bytes come from: a cryptographically secure generator. */
export interface Random {
  bytes(count: number): Uint8Array;
}
