export const token = 'a token';
export const authUrl = 'https://cloud.example.com:5000/v2.0';
